import { findCi } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { rowsBelow } from '../runtime/history.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import type { CapacityMetric } from './capacity-metric.ts';
import { metrics } from './keep.ts';
import { limitOf } from './limit.ts';
import { askedFrom, dayOfRow, dayRow, measure } from './measurement.ts';
import { daily } from './percentile.ts';
import { type Quota, quotaOf } from './quota.ts';
import { samplesOf } from './samples.ts';
import { type DayValue, lastWholeDay } from './series.ts';

const mostRows = 400;

/** The daily values of a metric, in order: the newest so many. */
export async function seriesOf(id: string, days = mostRows): Promise<DayValue[]> {
  const { rows } = await rowsBelow('capacity', `capacity-metric#${id}`, 'day#', days, undefined, true);
  return rows.map(dayOfRow).reverse();
}

const sentence = (error: unknown) => {
  const { name, message } = error as Error;
  return `AWS refused it: ${name}, ${message}`.slice(0, 300);
};

/** AWS will say the same tomorrow: the settings are wrong, or it is not allowed. Everything else is tried again. */
const isFinal = (error: unknown) =>
  /^(AccessDenied|Validation|InvalidParameter|MissingRequiredParameter|UnrecognizedClient|OptInRequired|NoSuchResource|IllegalArgument)/.test(
    String((error as Error).name),
  );

type Known = { readonly limit?: number; readonly quota?: Quota; readonly trouble?: string };

async function limited({ limit, ci }: CapacityMetric): Promise<Known> {
  if (limit.from === 'quota') {
    const quota = await quotaOf(limit.service, limit.code);
    return quota
      ? { limit: quota.value, quota }
      : { trouble: `Service Quotas knows no ${limit.service} ${limit.code}.` };
  }
  const item = limit.from === 'attribute' && ci ? await findCi(ci) : undefined;
  const value = limitOf(limit, item?.attributes);
  return typeof value === 'number' ? { limit: value } : { trouble: value.missing };
}

async function sampled(metric: CapacityMetric, quota: Quota | undefined, from: string, through: string) {
  const source = metric.source ?? quota?.source;
  if (!source)
    return { fresh: [], trouble: 'AWS names no metric that shows how much of this quota is used.' };
  if (from > through) return { fresh: [] };
  const fresh = daily(await samplesOf(source, from, through), metric.direction);
  return { fresh: fresh.filter(({ day }) => day >= from && day <= through) };
}

async function found(metric: CapacityMetric, known: readonly DayValue[], through: string) {
  const from = askedFrom(known, metric.measured, through);
  try {
    const { limit, quota, trouble: unlimited } = await limited(metric);
    const { fresh, trouble: unknown } = await sampled(metric, quota, from, through);
    const silent = fresh.length || known.length ? undefined : 'CloudWatch has no values of it.';
    return { fresh, limit, trouble: unlimited ?? unknown ?? silent, through };
  } catch (error) {
    if (!isFinal(error)) throw error;
    log.warn('A metric could not be measured', { metric: metric.id, error: error as Error });
    // The days are asked for again once it is allowed.
    const last = metric.measured?.through ?? known.at(-1)?.day ?? from;
    return { fresh: [], limit: undefined, trouble: sentence(error), through: last };
  }
}

/**
 * Measures a metric up to the last whole day, judges it, and keeps the days that are new: all at once, or nothing. A second time on the
 * same day it is only judged again.
 *
 * @throws what AWS throws when it may answer later
 */
export const measureNow = (id: string, by: Actor, now: string, depth: number): Promise<void> =>
  retryingRaces(async () => {
    const metric = await metrics.find(id);
    if (!metric || metric.state === 'retired') return;
    const known = await seriesOf(id);
    const { fresh, ...rest } = await found(metric, known, lastWholeDay(now));
    const have = new Set(known.map(({ day }) => day));
    const days = fresh.filter(({ day }) => !have.has(day));
    const series = [...known, ...days].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const decision = measure(metric, { ...rest, series }, by, now);
    if (!decision) return;
    await metrics.save(decision, { depth, claims: days.map((day) => dayRow(id, day)) });
  });
