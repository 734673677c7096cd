import type { CapacityMetric } from './capacity-metric.ts';
import { isDoubtful } from './stage.ts';

const scales: readonly (readonly [number, string])[] = [
  ...([
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const),
];

/** A number as people read it, with three digits that count, e.g. `1.25 G`, `0.031`. */
export function readable(value: number): string {
  const [by, letter] = scales.find(([scale]) => Math.abs(value) >= scale) ?? [1, ''];
  const shown = Number((value / by).toPrecision(3));
  return letter ? `${shown} ${letter}` : String(shown);
}

/** A number with its unit, as people read it: `28.8 GB`, `71 %`, `1.25 k messages`. */
export function amount(value: number, unit: string | undefined): string {
  const shown = readable(value);
  if (unit === 'bytes') return / [kMGT]$/.test(shown) ? `${shown}B` : `${shown} B`;
  return unit ? `${shown} ${unit}` : shown;
}

const daysOf = (days: number) => (days < 1.5 ? 'a day' : `${Math.round(days)} days`);

/** What runs out, and when, in one line. */
export function shortage({ title, measured }: CapacityMetric): string {
  const left = measured?.forecast?.daysLeft;
  const when =
    left === undefined ? 'may run out' : left === 0 ? 'is at its limit' : `runs out in about ${daysOf(left)}`;
  return `${title} ${when}`.slice(0, 200);
}

/** What that rests on, in sentences. */
export function grounds({ direction, unit, measured }: CapacityMetric): string {
  const forecast = measured?.forecast;
  if (!forecast) return 'Nothing was measured.';
  const { level, slope, limit, soonest, latest, from, through, count, daysLeft, turned, seasonal } = forecast;
  const per = `${direction === 'up' ? 'grows' : 'falls'} by ${amount(Math.abs(slope), unit)} a day`;
  const end = daysLeft
    ? ` With 80 % it is there between ${soonest === undefined ? 'now' : `day ${Math.floor(soonest)}`} and ${latest === undefined ? 'more than a year from now' : `day ${Math.ceil(latest)}`}.`
    : '';
  return [
    `On ${through} the trend was at ${amount(level, unit)}${limit === undefined ? '' : `, with a limit of ${amount(limit, unit)}`}; it ${per}.${end}`,
    `It rests on ${count} days from ${from} on${turned ? ', since the series broke' : ''}${seasonal ? '; the worst day of the week is what counts' : ''}.`,
    ...(isDoubtful(forecast)
      ? ['The line explains little: repeating the last week would have told the last two weeks better.']
      : []),
  ].join(' ');
}

/** That it is enough again: how it grew before, and how it does now. */
export function relief({ unit, measured }: CapacityMetric, slopeBefore: number | undefined): string {
  const forecast = measured?.forecast;
  const before = slopeBefore === undefined ? '' : `It changed by ${amount(slopeBefore, unit)} a day; `;
  const now = forecast ? `it changes by ${amount(forecast.slope, unit)} a day now` : 'nothing is known now';
  const left = forecast?.daysLeft;
  return `Verified by measuring: ${before}${now}, and ${left === undefined ? 'is not at its limit within a year' : `has ${daysOf(left)} left`}.`;
}
