import * as z from 'zod';
import { localDate } from '../kernel/local-time.ts';
import type { Counts, Tally } from '../record/tally.ts';
import type { LevelClock } from './clock.ts';
import type { ServiceLevel } from './service-level.ts';

/** By what attainment is read. */
export const attainmentBy = ['agreement', 'service', 'team'] as const;
export type AttainmentBy = (typeof attainmentBy)[number];

/** A month as people name it, e.g. `2026-11`. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-11');

/** Where something is counted. */
export const placeOf = (by: AttainmentBy, id: string): string => `${by}#${id}`;
/** What is counted there. */
export const nameOf = (month: string, outcome: 'met' | 'missed'): string => `${month}#${outcome}`;

const monthOf = (at: string, zone: string): string =>
  new Date(localDate(zone, Date.parse(at))).toISOString().slice(0, 7);

/** The month in which a clock was missed, by its own zone, if it was and that counts. */
export const missedIn = ({ state, missedAt, zone }: LevelClock): string | undefined =>
  missedAt && state !== 'dropped' ? monthOf(missedAt, zone) : undefined;

/** What counts of a clock: that it was missed, from the moment on at which it was; that it was met, once it has ended. */
function outcomeOf(clock: LevelClock): string | undefined {
  const missed = missedIn(clock);
  if (missed) return nameOf(missed, 'missed');
  return clock.state === 'met' ? nameOf(monthOf(clock.since, clock.zone), 'met') : undefined;
}

/** Where the clocks of a record count: with each agreement, and with its service and team. */
export function tallyOf({ levels, service, team }: Pick<ServiceLevel, 'levels' | 'service' | 'team'>): Tally {
  const tally: Record<string, string[]> = {};
  const add = (place: string, name: string) => {
    tally[place] = [...(tally[place] ?? []), name];
  };
  for (const clock of levels) {
    const outcome = outcomeOf(clock);
    if (!outcome) continue;
    add(placeOf('agreement', clock.agreement), outcome);
    add(placeOf('team', team), outcome);
    if (service) add(placeOf('service', service), outcome);
  }
  return tally;
}

const Attained = z.object({ met: z.int(), missed: z.int(), percent: z.number().optional() });
/** How much of what was agreed was kept; in percent, with one digit, where anything was. */
export const Attainment = Attained.extend({
  id: z.string(),
  name: z.string(),
  months: z.array(Attained.extend({ month: Month })),
}).meta({ id: 'Attainment' });
export type Attainment = z.infer<typeof Attainment>;

const attained = (met: number, missed: number) => ({
  met,
  missed,
  // Not rounded up: 100 % is when nothing was missed.
  ...(met + missed > 0 && { percent: Math.floor((met * 1_000) / (met + missed)) / 10 }),
});

/** The months from one to another, both with it. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let at = new Date(`${from}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7);
    if (month > to || months.length > 120) return months;
    months.push(month);
  }
}

/** The month so many months earlier. */
export function monthsBefore(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - count);
  return at.toISOString().slice(0, 7);
}

/** What the counts of one place come to, month by month. */
export function attainmentOf(
  { id, name }: { id: string; name: string },
  months: readonly string[],
  counts: Counts,
): Attainment {
  const of = (month: string, outcome: 'met' | 'missed') => counts[nameOf(month, outcome)] ?? 0;
  const all = months.map((month) => ({ month, ...attained(of(month, 'met'), of(month, 'missed')) }));
  const sum = (outcome: 'met' | 'missed') => all.reduce((whole, one) => whole + one[outcome], 0);
  return { id, name, ...attained(sum('met'), sum('missed')), months: all };
}
