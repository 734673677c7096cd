import * as z from 'zod';
import { naiveAt, type Season, seasonAt, seasonOf, unseasoned } from './season.ts';
import { Day, type DayValue, dayOf, numberOf } from './series.ts';
import { levelAt, type Point, slopeUncertainty, type Trend, trendOf, uncertaintyAt } from './trend.ts';
import { turningPoint } from './turning-point.ts';

/** Of more days than these nothing is said. */
export const horizon = 365;
/** So many days at most are looked back on, and so many are needed. */
export const lookBack = 90;
export const fewest = 14;
const held = 14;

/** Whether what is used grows towards its limit, or what is free falls towards it. */
export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];

const days = z.number().min(0).max(horizon);

/** What is to be expected of a series, and when it is at its limit. */
export const Forecast = z
  .object({
    /** The days that it rests on, and how many of them were measured. */
    from: Day,
    through: Day,
    count: z.int(),
    /** Another line held before `from`: something had changed. */
    turned: z.literal(true).optional(),
    /** Where the line is on the last day, on the worst day of its week. */
    level: z.number(),
    /** By how much it grows a day, and half the width of the 80 % interval of that. */
    slope: z.number(),
    slopeUncertainty: z.number(),
    /** Its days of the week differ. */
    seasonal: z.literal(true).optional(),
    limit: z.number().optional(),
    /** Days until the line is at the limit, and the earliest and latest of the 80 % interval; absent: not within a year. */
    daysLeft: days.optional(),
    soonest: days.optional(),
    latest: days.optional(),
    /** Mean absolute error over the last two weeks, of this forecast made before them and of the seasonal-naive one. */
    error: z.number().optional(),
    naiveError: z.number().optional(),
  })
  .meta({ id: 'Forecast' });
export type Forecast = z.infer<typeof Forecast>;

/** A line with the season around it. */
export type Model = {
  readonly trend: Trend;
  readonly season: Season | undefined;
  readonly points: readonly Point[];
  readonly turned: boolean;
};

const pointsOf = (series: readonly DayValue[]): Point[] =>
  series.map(({ day, value }) => ({ x: numberOf(day), y: value }));

/** The line through the latest days since the series last broke; undefined while there are fewer than fourteen. */
export function modelOf(series: readonly DayValue[]): Model | undefined {
  const last = series.at(-1);
  if (!last) return undefined;
  const since = numberOf(last.day) - lookBack;
  const all = pointsOf(series).filter(({ x }) => x > since);
  if (all.length < fewest) return undefined;
  const season = seasonOf(all);
  const even = unseasoned(all, season);
  const turn = turningPoint(even) ?? 0;
  return { trend: trendOf(even.slice(turn)), season, points: all.slice(turn), turned: turn > 0 };
}

/** What the model expects of a day, and half the width of its 80 % interval. */
export const expectedOn = ({ trend, season }: Model, x: number) => ({
  value: levelAt(trend, x) + seasonAt(season, x),
  within: uncertaintyAt(trend, x),
});

/** Days until `at` first reaches the limit, to a part of a day; undefined when not within the horizon. */
function reaches(limit: number, sign: number, at: (days: number) => number): number | undefined {
  const short = (days: number) => sign * (limit - at(days));
  if (short(0) <= 0) return 0;
  for (let days = 1; days <= horizon; days++) {
    const [before, after] = [short(days - 1), short(days)];
    if (after <= 0) return days - 1 + before / (before - after);
  }
  return undefined;
}

/** How well the model would have done over the last two weeks, and the seasonal-naive forecast beside it. */
function checked(series: readonly DayValue[]): Pick<Forecast, 'error' | 'naiveError'> {
  const [known, asked] = [series.slice(0, -held), pointsOf(series.slice(-held))];
  const model = modelOf(known);
  if (!model) return {};
  const before = pointsOf(known);
  const off = asked.map(({ x, y }) => Math.abs(y - expectedOn(model, x).value));
  const naive = asked.flatMap(({ x, y }) => {
    const said = naiveAt(before, x);
    return said === undefined ? [] : [Math.abs(y - said)];
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { error: mean(off), ...(naive.length && { naiveError: mean(naive) }) };
}

/**
 * What is to be expected of a series of daily values: a straight line through up to 90 days since it last broke, with the season of its
 * week, and the days until that line, on the worst day of its week, is at the limit: `(limit - level) / slope`. The earliest and the
 * latest day are those on which the ends of its 80 % interval get there.
 *
 * @param series in the order of its days, one value a day; days may be missing
 * @returns undefined while there are fewer than fourteen days
 */
export function forecast(
  series: readonly DayValue[],
  limit: number | undefined,
  direction: Direction,
): Forecast | undefined {
  const model = modelOf(series);
  const last = series.at(-1);
  if (!model || !last) return undefined;
  const { trend, season, points, turned } = model;
  const sign = direction === 'up' ? 1 : -1;
  const today = numberOf(last.day);
  const worst = season ? sign * Math.max(...season.map((value) => sign * value)) : 0;
  const line = (days: number) => levelAt(trend, today + days) + worst;
  const edge = (side: number) => (days: number) =>
    line(days) + side * sign * uncertaintyAt(trend, today + days);
  const until = (at: (days: number) => number) =>
    limit === undefined ? undefined : reaches(limit, sign, at);
  const found = { daysLeft: until(line), soonest: until(edge(1)), latest: until(edge(-1)) };
  return {
    from: dayOf(points[0]?.x ?? today),
    through: last.day,
    count: trend.count,
    ...(turned && { turned }),
    level: line(0),
    slope: trend.slope,
    slopeUncertainty: slopeUncertainty(trend),
    ...(season && { seasonal: true as const }),
    ...(limit !== undefined && { limit }),
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
    ...checked(series),
  };
}
