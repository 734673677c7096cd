import * as z from 'zod';
import { Backlog, backlogAt, backlogKinds, backlogOf, oldestDay } from './backlog.ts';
import { type CellRow, rowsFor, serviceOf, sumOf, sumsBy } from './cell-row.ts';
import { type Amounts, noService, plus } from './contribution.ts';
import { counted, Figure, figureOf, type Measure } from './measure.ts';
import { measures } from './measures.ts';
import { datesOf, type Period, Span } from './period.ts';

const Values = z.record(z.string(), Figure);
/** What stands in one line: a team, a service, a person on call. */
const Line = z.object({ id: z.string(), open: z.int(), figures: Values }).meta({ id: 'ReportLine' });

/** Everything that a page of figures shows, in one answer. */
export const Report = z
  .object({
    zone: z.string(),
    period: Span.extend({ grain: z.enum(['day', 'month']), before: Span }),
    figures: Values,
    /** The same of the period before. */
    before: Values,
    /** By date, in order; `backlog` is what was open in the end, by kind. */
    series: z.array(z.object({ date: z.string(), figures: Values, backlog: z.record(z.string(), z.int()) })),
    backlog: Backlog,
    teams: z.array(Line),
    services: z.array(Line),
    people: z.array(z.object({ id: z.string(), pages: z.int(), nights: z.int() })),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

/** What a report is made of: cells, and what service levels count by themselves. */
export type Ground = {
  readonly zone: string;
  readonly today: string;
  readonly period: Period;
  /** Cells of all months. */
  readonly months: readonly CellRow[];
  /** Cells of days, since the earliest that is asked for. */
  readonly days: readonly CellRow[];
  readonly service?: string | undefined;
  readonly priority?: number | undefined;
  /** Targets met and missed in the period, and in the one before. */
  readonly kept: Amounts;
  readonly keptBefore: Amounts;
};

/** The first day of which cells are needed. */
export const firstDay = ({ grain, before }: Period, today: string): string =>
  grain === 'month' || oldestDay(today) < before.from ? oldestDay(today) : before.from;

const all = (amounts: Amounts, priority: number | undefined, of: readonly Measure[] = measures) =>
  Object.fromEntries(of.map((measure) => [measure.id, figureOf(measure, amounts, priority)]));

const inLines = [
  'opened',
  'solved',
  'time-to-acknowledge',
  'time-to-resolve',
  'requests',
  'satisfied',
  'pages',
];
const perLine = measures.filter(({ id }) => inLines.includes(id));
const perDate = measures.filter(({ monthly }) => !monthly);

function lines(rows: readonly CellRow[], months: readonly CellRow[], key: (row: CellRow) => string) {
  const open = sumsBy(months, key);
  const sums = sumsBy(rows, key);
  const ids = [...new Set([...open.keys(), ...sums.keys()])].filter((id) => id !== noService).sort();
  return ids.map((id) => ({
    id,
    open: backlogKinds.reduce((sum, kind) => sum + counted(open.get(id) ?? {}, `${kind}.open`), 0),
    figures: all(sums.get(id) ?? {}, undefined, perLine),
  }));
}

/** Who was paged how often, the most first. */
export function loadOf(amounts: Amounts): Report['people'] {
  const people = Object.keys(amounts).flatMap((name) => (name.startsWith('page@') ? [name.slice(5)] : []));
  return people
    .map((id) => ({ id, pages: amounts[`page@${id}`] ?? 0, nights: amounts[`night@${id}`] ?? 0 }))
    .filter(({ pages }) => pages > 0)
    .sort((a, b) => b.pages - a.pages || (a.id < b.id ? -1 : 1));
}

/** The figures of a period with those of the one before, their course, what is open now, and who is behind it. */
export function reportOf(ground: Ground): Report {
  const { zone, today, period, service, priority } = ground;
  const { grain, from, to, before } = period;
  const months = rowsFor(ground.months, service);
  const days = rowsFor(ground.days, service);
  const cells = grain === 'month' ? months : days;
  const within = (rows: readonly CellRow[], span: Span) =>
    rows.filter(({ date }) => date >= span.from && date <= span.to);
  const mine = within(cells, period);
  const sums = sumsBy(cells, ({ date }) => date);
  const backlog = backlogOf(months, days, today);
  const dates = datesOf({ from, to });
  const courses = backlogKinds.map(
    (kind) => [kind, backlogAt(kind, dates, sums, backlog.open[kind] ?? 0)] as const,
  );
  const everywhere = within(grain === 'month' ? ground.months : ground.days, period);
  return {
    zone,
    period: { grain, from, to, before },
    figures: all(plus(sumOf(mine), ground.kept), priority),
    before: all(plus(sumOf(within(cells, before)), ground.keptBefore), priority),
    series: dates.map((date, index) => ({
      date,
      figures: all(sums.get(date) ?? {}, priority, perDate),
      backlog: Object.fromEntries(courses.map(([kind, course]) => [kind, course[index] ?? 0])),
    })),
    backlog,
    teams: lines(mine, months, ({ team }) => team),
    services: service ? [] : lines(everywhere.filter(named), ground.months.filter(named), serviceOf),
    people: loadOf(sumOf(mine)),
  };
}

const named = ({ service }: CellRow): boolean => service !== noService;
