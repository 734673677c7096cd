import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { day } from '../kernel/time-of-day.ts';

/** Stretches of time that people ask for by name. */
export const periods = [
  'last-week',
  'last-7-days',
  'last-30-days',
  'last-90-days',
  'this-month',
  'last-month',
  'last-12-months',
] as const;
export type PeriodName = (typeof periods)[number];

/** Dates by the wall clock of the reports' zone, both with it; months stand as their first days do, without the day. */
export const Span = z.object({ from: z.string(), to: z.string() }).meta({ id: 'ReportSpan' });
export type Span = z.infer<typeof Span>;

/** A period with the one before it, which is as long. */
export type Period = Span & { readonly grain: 'day' | 'month'; readonly before: Span };

const longest = 800;
const mostDays = 93;

const at = (date: string) => Date.parse(date.length === 7 ? `${date}-01` : date);
const written = (midnight: number) => new Date(midnight).toISOString().slice(0, 10);

/** The date so many days later. */
export const daysLater = (date: string, days: number): string => written(at(date) + days * day);

/** The month so many months later. */
export function monthsLater(month: string, months: number): string {
  const first = new Date(at(month.slice(0, 7)));
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 7);
}

/** How many days from one date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / day);

/** Monday of the week of a date. */
export const mondayOf = (date: string): string => {
  const weekday = (((at(date) / day + 3) % 7) + 7) % 7;
  return daysLater(date, -weekday);
};

const lastOf = (month: string) => daysLater(`${monthsLater(month, 1)}-01`, -1);
const whole = (month: string): Span => ({ from: `${month}-01`, to: lastOf(month) });

const inDays = (from: string, to: string, before?: Span): Period => {
  const length = daysBetween(from, to) + 1;
  return {
    grain: 'day',
    from,
    to,
    before: before ?? { from: daysLater(from, -length), to: daysLater(from, -1) },
  };
};

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

const inMonths = (from: string, to: string): Period => {
  const length = ordinal(to) - ordinal(from) + 1;
  const before = { from: monthsLater(from, -length), to: monthsLater(from, -1) };
  return { grain: 'month', from, to, before };
};

const named: Readonly<Record<PeriodName, (today: string) => Period>> = {
  'last-week': (today) => inDays(daysLater(mondayOf(today), -7), daysLater(mondayOf(today), -1)),
  'last-7-days': (today) => inDays(daysLater(today, -6), today),
  'last-30-days': (today) => inDays(daysLater(today, -29), today),
  'last-90-days': (today) => inDays(daysLater(today, -89), today),
  'this-month': (today) => {
    const before = whole(monthsLater(today, -1));
    const so = daysLater(before.from, Number(today.slice(8)) - 1);
    return inDays(`${today.slice(0, 7)}-01`, today, {
      from: before.from,
      to: so < before.to ? so : before.to,
    });
  },
  'last-month': (today) => {
    const { from, to } = whole(monthsLater(today, -1));
    return inDays(from, to, whole(monthsLater(today, -2)));
  },
  'last-12-months': (today) => inMonths(monthsLater(today, -11), today.slice(0, 7)),
};

type Asked = {
  readonly period: PeriodName;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/**
 * The period that somebody asks for. Up to three months are told day by day, what is longer by whole months.
 *
 * @throws {Refusal} `validation` for one that ends before it begins, or is too long
 */
export function periodOf({ period, from, to }: Asked, today: string): Period {
  if (from === undefined && to === undefined) return named[period](today);
  const last = to ?? today;
  const first = from ?? daysLater(last, -29);
  const refuse = (detail: string) =>
    new Refusal('validation', detail, { errors: [{ pointer: '/from', detail }] });
  if (first > last) throw refuse('is after the last day');
  const days = daysBetween(first, last) + 1;
  if (days > longest) throw refuse(`is more than ${longest} days before the last day`);
  return days <= mostDays ? inDays(first, last) : inMonths(first.slice(0, 7), last.slice(0, 7));
}

/** Every date of a span, by its grain. */
export function datesOf({ from, to }: Span): string[] {
  const next = (date: string) => (date.length === 7 ? monthsLater(date, 1) : daysLater(date, 1));
  const dates: string[] = [];
  for (let date = from; date <= to; date = next(date)) dates.push(date);
  return dates;
}

/** The months that a span touches. */
export const monthsOf = ({ from, to }: Span): string[] =>
  datesOf({ from: from.slice(0, 7), to: to.slice(0, 7) });
