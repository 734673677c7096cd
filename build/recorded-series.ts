import { readFileSync } from 'node:fs';
import { daily, type Sample } from '../functions/capacity/percentile.ts';
import type { DayValue } from '../functions/capacity/series.ts';

type MetricData = { MetricDataResults: { Timestamps: (string | number)[]; Values: number[] }[] };

/** Daily values of `day,value` lines; a first line of names is passed over. */
const fromCsv = (text: string): DayValue[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
    .filter(([day = '']) => /^\d{4}-\d\d-\d\d/.test(day))
    .map(([day = '', value]) => ({ day: day.slice(0, 10), value: Number(value) }));

const fromMetricData = (
  { MetricDataResults: [result] }: MetricData,
  direction: 'up' | 'down',
): DayValue[] => {
  const samples: Sample[] = (result?.Timestamps ?? []).map((at, n) => ({
    at: typeof at === 'number' ? at * 1000 : Date.parse(at),
    value: result?.Values[n] ?? 0,
  }));
  return daily(samples, direction);
};

/**
 * A series as somebody recorded it: lines of `day,value`, what `aws cloudwatch get-metric-data` printed, or what the desk answers at
 * `/v1/capacity-metrics/{id}/series`.
 *
 * @throws Error for what is none of these, or has no days
 */
export function recordedSeries(file: string, direction: 'up' | 'down'): DayValue[] {
  const text = readFileSync(file, 'utf8');
  const read = text.trimStart().startsWith('{') ? JSON.parse(text) : undefined;
  const days: DayValue[] = read?.MetricDataResults
    ? fromMetricData(read, direction)
    : (read?.items ?? (read ? [] : fromCsv(text)));
  if (!days.length || days.some(({ value }) => !Number.isFinite(value)))
    throw new Error(
      `${file} holds no series: lines of day,value, the output of get-metric-data, or a series of the desk`,
    );
  return days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
