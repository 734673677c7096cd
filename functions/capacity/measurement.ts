import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import type { CapacityMetric, Measured, MetricFields } from './capacity-metric.ts';
import { metricDeed } from './capacity-metric.ts';
import { type Forecast, forecast } from './forecast.ts';
import { type DayValue, daysAfter, numberOf } from './series.ts';
import { isWorse, type Stage, stageOf } from './stage.ts';

/** Days for which daily values are kept: a year and what it is compared with. */
const keptDays = 400;
const dayPrefix = 'day#';

/** The row of one day's value. A day that is over does not change. */
export const dayRow = (id: string, { day, value }: DayValue): Claim => ({
  pk: `capacity-metric#${id}`,
  sk: `${dayPrefix}${day}`,
  values: { holder: 'measured', value },
  expiresAt: (numberOf(day) + keptDays) * 86_400,
});

/** A row as the day's value that it is. */
export const dayOfRow = ({ sk, value }: Record<string, unknown>): DayValue => ({
  day: String(sk).slice(dayPrefix.length),
  value: Number(value),
});

const firstDays = 62;
const lateDays = 13;

/**
 * The first day that is to be asked for: at first as far back as CloudWatch keeps five minutes apart, later the first of the last two
 * weeks that is not known, because what measures may have been cut off and tell of it late.
 */
export function askedFrom(known: readonly DayValue[], before: Measured | undefined, through: string): string {
  const earliest = daysAfter(through, -firstDays);
  const last = before?.through ?? known.at(-1)?.day;
  if (last === undefined || last < earliest) return earliest;
  const have = new Set(known.map(({ day }) => day));
  for (let day = daysAfter(through, -lateDays); day <= through; day = daysAfter(day, 1))
    if (!have.has(day)) return last < day ? daysAfter(last, 1) : day;
  return daysAfter(through, 1);
}

const said = { tight: 'ran-tight', scarce: 'ran-scarce', critical: 'ran-critical' } as const;

const stageBefore = ({ state }: Pick<CapacityMetric, 'state'>): Stage =>
  state === 'unmeasured' || state === 'retired' ? 'ample' : state;

/** What a measurement says: that it is nearer its end than before, that it is ample again, or nothing new. */
function typeOf(before: Stage, after: Stage): string {
  if (after !== 'ample' && isWorse(after, before)) return said[after];
  return after === 'ample' && before !== 'ample' ? 'relieved' : 'measured';
}

/** Days on which it has to be enough before it counts: one good day may be chance, and with seven the new line is known. */
const verifiedAfter = 7;

type Judged = { readonly stage: Stage; readonly ampleSince?: string };

/**
 * How near the end is; what was short stays so until it has been enough for a week, so that it is verified that the slope has changed.
 * A higher limit needs no week.
 */
function judge(before: CapacityMetric, expected: Forecast, was: Stage): Judged {
  const stage = stageOf(expected, before.direction, was);
  if (stage !== 'ample' || was === 'ample') return { stage };
  if (before.measured?.forecast?.limit !== expected.limit) return { stage };
  const since = before.measured?.ampleSince ?? expected.through;
  const days = numberOf(expected.through) - numberOf(since) + 1;
  return days >= verifiedAfter ? { stage } : { stage: was, ampleSince: since };
}

/** What was found out about a metric. */
export type Found = {
  readonly through: string;
  /** Daily values, those known before included, in order. */
  readonly series: readonly DayValue[];
  readonly limit: number | undefined;
  readonly trouble: string | undefined;
};

/**
 * The metric as a measurement leaves it: its forecast, and how near its end is. Without a forecast it stays what it was, and says why.
 *
 * @returns undefined where nothing at all is new
 */
export function measure(
  before: CapacityMetric,
  { through, series, limit, trouble }: Found,
  by: Actor,
  at: string,
): Decision<CapacityMetric> | undefined {
  if (before.state === 'retired') return undefined;
  const expected = forecast(series, limit, before.direction);
  const was = stageBefore(before);
  const found = expected?.limit === undefined ? undefined : judge(before, expected, was);
  const judged = found?.stage;
  const measured: Measured = {
    through,
    at,
    ...(expected && { forecast: expected }),
    ...(found?.ampleSince && { ampleSince: found.ampleSince }),
    ...(trouble && { trouble }),
  };
  const { at: _, ...last } = before.measured ?? {};
  if (
    JSON.stringify(last) === JSON.stringify({ ...measured, at: undefined }) &&
    (judged ?? before.state) === before.state
  )
    return undefined;
  const stage = judged ?? was;
  const begins = judged !== undefined && was === 'ample' && judged !== 'ample';
  const next: MetricFields = {
    ...before,
    state: judged ?? before.state,
    episode: before.episode + (begins ? 1 : 0),
    measured,
  };
  return decide<CapacityMetric>(before, next, metricDeed(typeOf(was, stage), by, at));
}
