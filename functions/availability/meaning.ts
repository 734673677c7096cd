import { holds } from '../record/condition.ts';
import type { Level } from '../record/priority.ts';
import type { Commitment } from './commitment.ts';
import type { OutageType } from './outage.ts';

/** What of an alert says what it means. */
export type Telling = {
  readonly impact: Level;
  readonly facts: Readonly<Record<string, unknown>>;
};

const usual: Readonly<Record<Level, OutageType | undefined>> = {
  high: 'outage',
  medium: 'degradation',
  low: undefined,
};

/**
 * What it means for a service that an alert fires: an outage, a degradation, or nothing. What its commitment says decides; where that
 * says nothing, the alert's impact does.
 */
export function meaningOf(
  { impact, facts }: Telling,
  commitment: Pick<Commitment, 'outageWhen' | 'degradedWhen'> | undefined,
): OutageType | undefined {
  const { outageWhen, degradedWhen } = commitment ?? {};
  if (outageWhen && holds(outageWhen, facts)) return 'outage';
  if (degradedWhen && holds(degradedWhen, facts)) return 'degradation';
  const rest = usual[impact];
  if (rest === 'outage') return outageWhen ? undefined : rest;
  return rest === 'degradation' && degradedWhen ? undefined : rest;
}
