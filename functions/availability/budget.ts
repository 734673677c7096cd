import * as z from 'zod';
import type { Stretch } from '../kernel/span.ts';
import { within } from '../kernel/span.ts';
import {
  afterWorkingTime,
  type WorkingCalendar,
  workingBetween,
  workingTime,
} from '../kernel/working-time.ts';
import { instant } from '../record/base.ts';
import { type Down, lengthOf } from './downtime.ts';

const hour = 3_600_000;

/** Looks back by which burn is told: `1h`, `6h`, `3d`. */
export const burnWindows = { '1h': hour, '6h': 6 * hour, '3d': 72 * hour } as const;
export type BurnWindow = keyof typeof burnWindows;

/**
 * Rates from which somebody ought to be told: what would spend 2 % of a 30-day budget in an hour, 5 % in six hours, 10 % in three
 * days (Google, The Site Reliability Workbook, chapter 5, table 5-6).
 */
export const burnLimits: Readonly<Record<BurnWindow, number>> = { '1h': 14.4, '6h': 6, '3d': 1 };

/** How much downtime a commitment allows in a period, and how much of it is spent. Milliseconds. */
export const Budget = z
  .object({
    from: instant,
    until: instant,
    /** The share that is promised, between 0 and 1. */
    target: z.number(),
    allowed: z.number(),
    spent: z.number(),
    /** Less than nothing when more was spent than is allowed. */
    left: z.number(),
    /** When the last of it was spent, if it is. */
    spentAt: instant.optional(),
    /** When the last of it will be spent if what is down stays down. */
    spentBy: instant.optional(),
    /** How many times faster than allowed it was spent lately. */
    burn: z.record(z.string(), z.number()),
    /** The looks back whose rate is at or above its limit. */
    burning: z.array(z.string()),
  })
  .meta({ id: 'ErrorBudget' });
export type Budget = z.infer<typeof Budget>;

/**
 * Allowed downtime = schedule × (1 − commitment): 99.9 % of 30 days around the clock allow 43 min 12 s, 99.95 % 21 min 36 s, 99.99 %
 * 4 min 19 s (ServiceNow, "Service commitments"). In whole milliseconds, rounded.
 */
export const allowedDowntime = (schedule: number, target: number): number =>
  Math.round(schedule * (1 - target));

const stretchesOf = (downs: readonly Down[]): Stretch[] =>
  downs.flatMap(({ stretches }) => stretches).toSorted((a, b) => a.from - b.from);

/** The instant at which so much time of stretches had passed; undefined when they are shorter. */
function passedAt(stretches: readonly Stretch[], time: number): number | undefined {
  let rest = time;
  for (const { from, until } of stretches) {
    if (until - from >= rest) return from + rest;
    rest -= until - from;
  }
  return undefined;
}

/**
 * Burn rate = share of the time that was down in a look back ÷ the share that is allowed (Google, The Site Reliability Workbook,
 * chapter 5): at 1 a budget is spent exactly with its period. Where nobody agreed on any of that time, nothing burns.
 */
export function burnRate(
  downs: readonly Down[],
  hours: WorkingCalendar,
  target: number,
  now: number,
  length: number,
): number {
  const open = workingBetween(hours, { from: now - length, until: now });
  const scheduled = lengthOf(open);
  if (!scheduled || target >= 1) return 0;
  const down = lengthOf(stretchesOf(downs).flatMap((one) => within(one, open)));
  return down / scheduled / (1 - target);
}

type Measured = {
  /** When it was down in the period, and in the longest look back. */
  readonly downs: readonly Down[];
  readonly hours: WorkingCalendar;
  readonly target: number;
  /** Something is down at this moment that counts. */
  readonly down: boolean;
};

/** The error budget of a period at a moment: what it allows, what is spent, and how fast. */
export function budgetAt(period: Stretch, { downs, hours, target, down }: Measured, now: number): Budget {
  const open = workingBetween(hours, period);
  const allowed = allowedDowntime(workingTime(hours, period), target);
  const gone = stretchesOf(downs).flatMap((one) => within(one, open));
  const spent = lengthOf(gone);
  const left = allowed - spent;
  const at = left <= 0 && spent > 0 ? passedAt(gone, allowed) : undefined;
  const by = down && left > 0 ? afterWorkingTime(hours, now, left) : undefined;
  const rates = Object.entries(burnWindows).map(
    ([name, length]) => [name, burnRate(downs, hours, target, now, length)] as const,
  );
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    from: iso(period.from),
    until: iso(period.until),
    ...{ target, allowed, spent, left },
    ...(at !== undefined && { spentAt: iso(at) }),
    ...(by !== undefined && by < period.until && { spentBy: iso(by) }),
    burn: Object.fromEntries(rates),
    burning: rates.filter(([name, rate]) => rate >= burnLimits[name as BurnWindow]).map(([name]) => name),
  };
}
