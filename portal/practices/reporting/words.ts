import type { Measure } from '../../../functions/reporting/measure.ts';
import type { PeriodName } from '../../../functions/reporting/period.ts';
import { span } from '../../time.ts';
import type { Figure } from './types.ts';

const plain = new Intl.NumberFormat(undefined);
const dollars = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 2,
});

/** A value in the unit of its measure. */
export function valueWords(unit: Measure['unit'], value: number): string {
  if (unit === 'seconds') return span(value * 1000);
  if (unit === 'percent') return `${value}%`;
  if (unit === 'dollars') return dollars.format(value);
  return plain.format(value);
}

export type Trend = { words: string; tone: 'good' | 'bad' | 'same'; way: 'up' | 'down' | 'level' };

/** How a figure stands to the one before; undefined when there is nothing to compare. */
export function trendOf({ better, unit }: Measure, now?: Figure, before?: Figure): Trend | undefined {
  if (now?.value === undefined || before?.value === undefined) return undefined;
  const by = now.value - before.value;
  if (by === 0) return { words: 'as before', tone: 'same', way: 'level' };
  const way = by > 0 ? 'up' : 'down';
  const part = Math.round((Math.abs(by) / before.value) * 100);
  const words =
    unit === 'percent'
      ? `${Math.round(Math.abs(by) * 10) / 10} points`
      : unit === 'score'
        ? valueWords(unit, Math.round(Math.abs(by) * 10) / 10)
        : !before.value || part >= 1000
          ? `from ${valueWords(unit, before.value)}`
          : `${part}%`;
  const good = better && (better === 'more') === by > 0;
  return { words, tone: better ? (good ? 'good' : 'bad') : 'same', way };
}

export const periodNames: Readonly<Record<PeriodName, string>> = {
  'last-week': 'Last week',
  'last-7-days': 'Last 7 days',
  'last-30-days': 'Last 30 days',
  'last-90-days': 'Last 90 days',
  'this-month': 'This month',
  'last-month': 'Last month',
  'last-12-months': 'Last 12 months',
};

const dated = (how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', ...how });
const dayWords = dated({ day: 'numeric', month: 'short' });
const monthWords = dated({ month: 'short', year: 'numeric' });

/** `30 Nov`, or `Nov 2026` for a month. */
export const dateWords = (date: string): string =>
  date.length === 7 ? monthWords.format(Date.parse(`${date}-01`)) : dayWords.format(Date.parse(date));

/** `1 – 30 Nov` */
export const spanWords = ({ from, to }: { from: string; to: string }): string =>
  `${dateWords(from)} – ${dateWords(to)}`;
