import * as z from 'zod';
import type { Stretch } from '../kernel/span.ts';
import { within } from '../kernel/span.ts';
import { type WorkingCalendar, workingBetween } from '../kernel/working-time.ts';
import { type Down, lengthOf } from './downtime.ts';

const milliseconds = z.number().nonnegative();
const share = z.number().min(0).max(1);

/** What a time came to. Times are in milliseconds, availabilities between 0 and 1. */
export const Figures = z
  .object({
    /** How long the time is that was looked at, so far. */
    period: milliseconds,
    downtime: milliseconds,
    total: share.optional(),
    /** How much of it is within the agreed hours. */
    committed: milliseconds,
    committedDowntime: milliseconds,
    availability: share.optional(),
    outages: z.int().nonnegative(),
    mtbf: milliseconds.optional(),
    mtrs: milliseconds.optional(),
    mtta: milliseconds.optional(),
  })
  .meta({ id: 'AvailabilityFigures' });
export type Figures = z.infer<typeof Figures>;

/** The part of a whole that is left; undefined of nothing. */
const left = (whole: number, gone: number): number | undefined =>
  whole > 0 ? Math.max(0, whole - gone) / whole : undefined;

/** What can be added up over several offerings, each with the time that it was measured in. */
export type Sums = Pick<Figures, 'period' | 'downtime' | 'committed' | 'committedDowntime' | 'outages'> & {
  readonly taken: number;
  readonly waited: number;
};

/**
 * Adds up a time: how much of it something was down, and how much of that was within the agreed hours.
 *
 * @param span the time that is looked at, up to now and no further
 * @param hours when it is agreed to be there
 */
export function sumsOf(downs: readonly Down[], span: Stretch, hours: WorkingCalendar): Sums {
  const open = workingBetween(hours, span);
  const parts = downs.map((down) => ({
    ...down,
    inside: down.stretches.flatMap((one) => within(one, open)),
  }));
  const counted = parts.filter(({ inside }) => lengthOf(inside) > 0);
  const taken = counted.flatMap(({ acknowledgedAt, began }) =>
    acknowledgedAt === undefined ? [] : [Math.max(0, acknowledgedAt - began)],
  );
  return {
    period: Math.max(0, span.until - span.from),
    downtime: lengthOf(downs.flatMap(({ stretches }) => stretches)),
    committed: lengthOf(open),
    committedDowntime: lengthOf(counted.flatMap(({ inside }) => inside)),
    outages: counted.length,
    taken: taken.length,
    waited: taken.reduce((sum, one) => sum + one, 0),
  };
}

/** The sums of several offerings as one: each weighs as much as the time in which it is agreed to be there. */
export const pooled = (all: readonly Sums[]): Sums => {
  const sum = (name: keyof Sums) => all.reduce((total, one) => total + one[name], 0);
  return {
    period: sum('period'),
    downtime: sum('downtime'),
    committed: sum('committed'),
    committedDowntime: sum('committedDowntime'),
    outages: sum('outages'),
    taken: sum('taken'),
    waited: sum('waited'),
  };
};

/**
 * The formulas, as ServiceNow documents them for service availability ("Availability calculations", Service Portfolio Management):
 *
 * - total availability = (period − downtime) / period
 * - commitment availability = (committed uptime − commitment downtime) / committed uptime, both within the commitment's schedule
 * - MTBF = (committed uptime − committed downtime) / number of outages
 * - MTRS = committed downtime / number of outages
 *
 * and MTTA, the mean time from the beginning of an outage to whoever first took it, of those that somebody took. Milliseconds;
 * what would be divided by nothing is left out.
 */
export function figuresOf({
  period,
  downtime,
  committed,
  committedDowntime,
  outages,
  taken,
  waited,
}: Sums): Figures {
  const total = left(period, downtime);
  const availability = left(committed, committedDowntime);
  return {
    ...{ period, downtime, committed, committedDowntime, outages },
    ...(total !== undefined && { total }),
    ...(availability !== undefined && { availability }),
    ...(outages > 0 && {
      mtbf: (committed - committedDowntime) / outages,
      mtrs: committedDowntime / outages,
    }),
    ...(taken > 0 && { mtta: waited / taken }),
  };
}
