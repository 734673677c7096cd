import * as z from 'zod';
import type { Stretch } from '../kernel/span.ts';
import type { WorkingCalendar } from '../kernel/working-time.ts';
import { instant } from '../record/base.ts';
import { type Budget, Budget as BudgetShape, budgetAt, burnWindows } from './budget.ts';
import { downsIn } from './downtime.ts';
import type { Entry } from './entry.ts';
import { Figures, figuresOf, pooled, type Sums, sumsOf } from './formulas.ts';
import { type PeriodName, periodAt, seriesLength, soFar } from './period.ts';

const Level = z.object({
  id: z.string(),
  name: z.string(),
  target: z.number().optional(),
  figures: Figures,
  budget: BudgetShape.optional(),
});

/** One period of a series. */
export const PeriodFigures = z
  .object({ from: instant, until: instant, figures: Figures })
  .meta({ id: 'AvailabilityPeriod' });

/** How much a service was there in a period, and in those before it. */
export const AvailabilityReport = z
  .object({
    id: z.string(),
    name: z.string(),
    period: z.string(),
    from: instant,
    until: instant,
    timeZone: z.string(),
    /** Of the service as a whole. */
    figures: Figures,
    /** The share that is promised, between 0 and 1. */
    target: z.number().optional(),
    /** Of the month that runs, where something is promised. */
    budget: BudgetShape.optional(),
    down: z.boolean(),
    /** Outages that go on. */
    running: z.array(z.string()),
    /** Of each offering: what was down for all, and what for it alone. */
    offerings: z.array(Level),
    /** The offerings together, each weighed by the time in which it is agreed to be there. */
    rolledUp: Figures.optional(),
    series: z.array(PeriodFigures).optional(),
  })
  .meta({ id: 'AvailabilityReport' });
export type AvailabilityReport = z.infer<typeof AvailabilityReport>;

/** Something whose availability is told: what was down, and what is promised. */
export type Measured = {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly hours: WorkingCalendar;
  /** Between 0 and 1. */
  readonly target?: number | undefined;
};

const iso = (at: number) => new Date(at).toISOString();
const longestLook = Math.max(...Object.values(burnWindows));

/** Adds up what a period came to by now. */
export const sumsIn = ({ entries, hours }: Measured, period: Stretch, now: number): Sums => {
  const span = soFar(period, now);
  return sumsOf(downsIn(entries, span, now), span, hours);
};

/** Outages that go on at a moment and are not planned for it. */
export function downNow(entries: readonly Entry[], now: number): Entry[] {
  const going = entries.filter(({ from, until }) => from <= now && (until === undefined || until > now));
  return going.some(({ type }) => type === 'planned') ? [] : going.filter(({ type }) => type === 'outage');
}

/** The error budget of the month that runs, where something is promised. */
export function monthlyBudget(
  { entries, hours, target }: Measured,
  zone: string,
  now: number,
): Budget | undefined {
  if (target === undefined) return undefined;
  const month = periodAt('monthly', zone, now);
  const span = { from: Math.min(month.from, now - longestLook), until: now };
  const downs = downsIn(entries, span, now);
  return budgetAt(month, { downs, hours, target, down: downNow(entries, now).length > 0 }, now);
}

/** When the first of the periods begins that a report tells of, with what its budget looks back on. */
export function earliestOf(name: PeriodName, zone: string, now: number, series: boolean): number {
  const first = periodAt(name, zone, now, series ? seriesLength[name] - 1 : 0);
  return Math.min(first.from, periodAt('monthly', zone, now).from, now - longestLook);
}

/**
 * The report of a service.
 *
 * @param whole the service itself
 * @param levels its offerings
 * @param series whether the periods before are told, too
 */
export function reportOf(
  name: PeriodName,
  zone: string,
  whole: Measured,
  levels: readonly Measured[],
  now: number,
  series: boolean,
): AvailabilityReport {
  const period = periodAt(name, zone, now);
  const sums = levels.map((level) => sumsIn(level, period, now));
  const budget = monthlyBudget(whole, zone, now);
  const running = downNow(whole.entries, now).map(({ id }) => id);
  const before = series
    ? Array.from({ length: seriesLength[name] }, (_, back) => periodAt(name, zone, now, back))
    : [];
  return {
    ...{ id: whole.id, name: whole.name, period: name, timeZone: zone },
    ...{ from: iso(period.from), until: iso(period.until) },
    figures: figuresOf(sumsIn(whole, period, now)),
    ...(whole.target !== undefined && { target: whole.target }),
    ...(budget && { budget }),
    down: running.length > 0,
    running,
    offerings: levels.map((level, nth) => {
      const own = monthlyBudget(level, zone, now);
      return {
        ...{ id: level.id, name: level.name, figures: figuresOf(sums[nth] as Sums) },
        ...(level.target !== undefined && { target: level.target }),
        ...(own && { budget: own }),
      };
    }),
    ...(sums.length && { rolledUp: figuresOf(pooled(sums)) }),
    ...(series && {
      series: before
        .map((one) => ({
          from: iso(one.from),
          until: iso(one.until),
          figures: figuresOf(sumsIn(whole, one, now)),
        }))
        .toReversed(),
    }),
  };
}
