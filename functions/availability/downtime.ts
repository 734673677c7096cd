import { joined, outside, type Stretch, within } from '../kernel/span.ts';
import { type Entry, stretchOf } from './entry.ts';

/** One time in which something was down: outages that overlap or touch are one, however many alarms told of it. */
export type Down = {
  /** The parts that count: what was planned is left out. */
  readonly stretches: readonly Stretch[];
  /** When it began, even before the time that is looked at. */
  readonly began: number;
  /** When somebody first took it. */
  readonly acknowledgedAt?: number | undefined;
};

const of = (entries: readonly Entry[], type: Entry['type'], now: number): Stretch[] =>
  joined(entries.filter((entry) => entry.type === type).map((entry) => stretchOf(entry, now)));

/** Times in which something was planned not to be there, within a stretch, in order and apart. */
export const plannedIn = (entries: readonly Entry[], span: Stretch, now: number): Stretch[] =>
  within(span, of(entries, 'planned', Math.max(now, span.until)));

/** Times in which something was worse than usual, in order and apart. */
export const degradedIn = (entries: readonly Entry[], span: Stretch, now: number): Stretch[] =>
  within(span, of(entries, 'degradation', now));

/**
 * When something was down within a stretch: the union of its outages, without what was planned. Several alarms of one outage count
 * once, and unplanned time that overlaps a planned outage does not count (ServiceNow, "Service availability": only outages of
 * type Outage count, and not while a planned one lasts).
 *
 * @param now until when those that go on have lasted
 */
export function downsIn(entries: readonly Entry[], span: Stretch, now: number): Down[] {
  const planned = of(entries, 'planned', Math.max(now, span.until));
  const outages = entries.filter(({ type }) => type === 'outage');
  return of(entries, 'outage', now).flatMap((union) => {
    const stretches = within(span, outside(union, planned));
    if (!stretches.length) return [];
    const mine = outages.filter(({ from }) => from >= union.from && from <= union.until);
    const taken = mine.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? []);
    return [{ stretches, began: union.from, acknowledgedAt: taken.length ? Math.min(...taken) : undefined }];
  });
}

/** Milliseconds of stretches that are apart. */
export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, until }) => sum + until - from, 0);
