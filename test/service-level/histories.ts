import { iso } from '../../functions/kernel/span.ts';
import type { WorkingCalendar } from '../../functions/kernel/working-time.ts';
import { AddAgreement, drafted, type Terms } from '../../functions/service-level/agreement.ts';
import { clockOf } from '../../functions/service-level/clock.ts';
import { momentsOf, type Told } from '../../functions/service-level/moments.ts';
import { type ClockReading, readingOf } from '../../functions/service-level/reading.ts';
import type { LevelTarget } from '../../functions/service-level/target.ts';

export const hour = 3_600_000;

/** An agreement, of which nothing is said that does not matter. */
export const agreed = (ask: Record<string, unknown> = {}): Terms =>
  drafted(
    AddAgreement.parse({
      name: 'Solved in time',
      measure: 'resolution',
      targets: [{ within: { amount: 4, unit: 'hours' } }],
      ...ask,
    }),
  );

/** A history, event by event: what it was called, when, by whom, and which fields were what from then on (`undefined`: gone). */
export type Step = readonly [type: string, at: number, fields?: Record<string, unknown>, by?: string];

/** The event rows that an incident with this history has. */
export function told(steps: readonly Step[]): Told[] {
  let record: Record<string, unknown> = {};
  return steps.map(([type, at, fields = {}, by = 'dana'], index) => {
    const changed = Object.fromEntries(
      Object.entries(fields).map(([name, to]) => [
        name,
        { ...(name in record && { from: record[name] }), ...(to !== undefined && { to }) },
      ]),
    );
    record = { ...record, ...fields };
    return { type, at: iso(at), by, version: index + 1, changed };
  });
}

export const opened = { state: 'open', priority: 3, team: 'platform', service: 'shop', requester: 'rosa' };
const held = { state: 'on-hold', hold: { reason: 'requester' } };
const resumed = { state: 'acknowledged', hold: undefined };

export type Case = {
  readonly calendar: WorkingCalendar;
  readonly target: LevelTarget;
  readonly from: number;
  readonly pauses: readonly { readonly from: number; readonly to?: number | undefined }[];
  readonly end?: number | undefined;
};

/** The incident of a case: opened, held and resumed for each pause, and resolved at its end. */
export const incidentOf = ({ from, pauses, end }: Case): Told[] =>
  told([
    ['incident.opened', from, opened, 'rosa'],
    ...pauses.flatMap(({ from: begin, to }): Step[] => [
      ['incident.held', begin, held],
      ...(to === undefined ? [] : [['incident.resumed', to, resumed] as const]),
    ]),
    ...(end === undefined
      ? []
      : [['incident.resolved', end, { state: 'resolved', hold: undefined }] as const]),
  ]);

/** What the clock of a case says at a moment, by everything that the product does. */
export function read(one: Case, now: number): ClockReading {
  const terms = agreed({ targets: [{ within: one.target }] });
  const clock = clockOf(terms, 'incident', one.calendar, momentsOf(incidentOf(one)), now);
  if (!clock) throw new Error('There is no clock');
  return readingOf(clock, one.calendar, now);
}
