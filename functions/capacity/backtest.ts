import { type Direction, expectedOn, fewest, forecast, modelOf } from './forecast.ts';
import { naiveAt } from './season.ts';
import { type DayValue, numberOf } from './series.ts';

/** How forecasts over so many days came out: mean absolute errors, and how many in a hundred lay within the 80 % interval. */
export type Outcome = {
  readonly days: number;
  readonly count: number;
  readonly error: number;
  readonly naiveError: number;
  readonly within: number;
};

/** What was said so many days before a series was at its limit: how many days it would take. */
export type Warning = { readonly before: number; readonly said: number | undefined };

const mean = (values: readonly number[]) =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN;

function over(series: readonly DayValue[], days: number): Outcome {
  const values = new Map(series.map(({ day, value }) => [numberOf(day), value]));
  const seen: { off: number; naive: number; inside: boolean }[] = [];
  for (let known = fewest; known < series.length; known++) {
    const past = series.slice(0, known);
    const model = modelOf(past);
    const x = numberOf(past.at(-1)?.day ?? '') + days;
    const actual = values.get(x);
    const naive = naiveAt(
      past.map(({ day, value }) => ({ x: numberOf(day), y: value })),
      x,
    );
    if (!model || actual === undefined || naive === undefined) continue;
    const { value, within } = expectedOn(model, x);
    seen.push({
      off: Math.abs(actual - value),
      naive: Math.abs(actual - naive),
      inside: Math.abs(actual - value) <= within,
    });
  }
  return {
    days,
    count: seen.length,
    error: mean(seen.map(({ off }) => off)),
    naiveError: mean(seen.map(({ naive }) => naive)),
    within: 100 * mean(seen.map(({ inside }) => Number(inside))),
  };
}

/**
 * Plays a recorded series again: on every day from the fourteenth on it is forecast from what was known then, and held against what came.
 *
 * @param horizons over how many days
 */
export const backtest = (series: readonly DayValue[], horizons: readonly number[]): Outcome[] =>
  horizons.map((days) => over(series, days));

/** What was said before a series was first at its limit; empty when it never was. */
export function warnings(
  series: readonly DayValue[],
  limit: number,
  direction: Direction,
  moments: readonly number[],
): Warning[] {
  const sign = direction === 'up' ? 1 : -1;
  const end = series.find(({ value }) => sign * (value - limit) >= 0);
  if (!end) return [];
  return moments.map((before) => {
    const past = series.filter(({ day }) => numberOf(day) <= numberOf(end.day) - before);
    return { before, said: forecast(past, limit, direction)?.daysLeft };
  });
}
