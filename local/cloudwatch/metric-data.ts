import type { DatabaseSync } from 'node:sqlite';
import { isRecord, listOf } from '../assembly/template.ts';
import { awsError } from '../aws-error.ts';
import { isStatistic, type Sample, statisticOf } from './statistics.ts';

type Fields = Record<string, unknown>;
type Operation = (input: Fields) => Fields;

const invalid = (message: string) => awsError('ValidationError', message);
const missing = (message: string) => awsError('MissingParameter', message);
const mostQueries = 500;
const mostPoints = 100_800;

/** A moment as the JSON protocols write it, in seconds, or as the Query protocol does. */
function millisecondsOf(value: unknown, name: string): number {
  const seconds = typeof value === 'number' ? value : Number.NaN;
  const at = Number.isNaN(seconds) ? Date.parse(String(value)) : seconds * 1000;
  if (Number.isNaN(at)) throw invalid(`The parameter ${name} is no moment`);
  return at;
}

/** The dimensions of a metric, in one order; lists of names and values have become records on their way through the Query protocol. */
function dimensionsOf(given: unknown): [string, string][] {
  const pairs: [string, string][] = isRecord(given)
    ? Object.entries(given).map(([name, value]) => [name, String(value)])
    : listOf(given ?? [])
        .filter(isRecord)
        .map(({ Name, Value }) => [String(Name), String(Value)]);
  return pairs.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const keyOf = (namespace: unknown, { MetricName, Dimensions }: Fields): string =>
  JSON.stringify([String(namespace), String(MetricName), dimensionsOf(Dimensions)]);

/** What one datum says: one value, several with how often each was seen, or only what they come to. */
function samplesOf(datum: Fields, at: number): Sample[] {
  const { Value, Values, Counts, StatisticValues } = datum;
  if (Value !== undefined) return [{ at, value: Number(Value), count: 1 }];
  if (Values !== undefined)
    return listOf(Values).map((value, n) => ({
      at,
      value: Number(value),
      count: Number(listOf(Counts ?? [])[n] ?? 1),
    }));
  if (!isRecord(StatisticValues)) throw missing('A datum needs Value, Values or StatisticValues');
  const { SampleCount, Sum } = StatisticValues;
  return [{ at, value: Number(Sum) / Number(SampleCount), count: Number(SampleCount) }];
}

/**
 * The metrics of CloudWatch as far as they are put there and read again: nothing on a laptop measures itself. A set of statistics is kept
 * as its mean, so that its minimum and maximum are those of the means.
 */
export function createMetricData({
  sql,
  now,
}: {
  sql: DatabaseSync;
  now(): number;
}): Record<string, Operation> {
  sql.exec(`CREATE TABLE IF NOT EXISTS cloudwatch_sample (
    metric TEXT NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, count REAL NOT NULL);
    CREATE INDEX IF NOT EXISTS cloudwatch_sample_at ON cloudwatch_sample (metric, at)`);
  const keep = sql.prepare('INSERT INTO cloudwatch_sample VALUES (?, ?, ?, ?)');
  const between = sql.prepare(
    'SELECT at, value, count FROM cloudwatch_sample WHERE metric = ? AND at >= ? AND at < ? ORDER BY at',
  );

  function pointsOf(query: Fields, from: number, until: number): { at: number; value: number }[] {
    if (!isRecord(query.MetricStat))
      throw invalid('On the laptop a query is of one metric: it needs MetricStat');
    const { Metric, Period, Stat } = query.MetricStat;
    const period = Number(Period) * 1000;
    if (!(period >= 1000)) throw invalid('The parameter Period must be at least 1');
    if (!isStatistic(String(Stat))) throw invalid(`${String(Stat)} is not a statistic`);
    if (!isRecord(Metric)) throw missing('The parameter Metric is required');
    const rows = between.all(keyOf(Metric.Namespace, Metric), Math.floor(from / period) * period, until);
    const periods = Map.groupBy(rows as Sample[], ({ at }) => Math.floor(at / period) * period);
    return [...periods].map(([at, samples]) => ({ at, value: statisticOf(samples, String(Stat)) }));
  }

  return {
    PutMetricData: ({ Namespace, MetricData }) => {
      if (!Namespace) throw missing('The parameter Namespace is required');
      const data = listOf(MetricData ?? []).filter(isRecord);
      if (data.length > 1000) throw invalid('MetricData has 1,000 entries at most');
      sql.exec('SAVEPOINT metric_data');
      try {
        for (const datum of data) {
          const at = datum.Timestamp === undefined ? now() : millisecondsOf(datum.Timestamp, 'Timestamp');
          for (const { value, count } of samplesOf(datum, at))
            keep.run(keyOf(Namespace, datum), Math.floor(at / 1000) * 1000, value, count);
        }
        sql.exec('RELEASE metric_data');
      } catch (error) {
        sql.exec('ROLLBACK TO metric_data; RELEASE metric_data');
        throw error;
      }
      return {};
    },
    GetMetricData: (input) => {
      const queries = listOf(input.MetricDataQueries ?? []).filter(isRecord);
      if (!queries.length || queries.length > mostQueries)
        throw invalid(`MetricDataQueries has 1 to ${mostQueries} entries`);
      const from = millisecondsOf(input.StartTime, 'StartTime');
      const until = millisecondsOf(input.EndTime, 'EndTime');
      if (from >= until) throw invalid('The parameter StartTime must be less than the parameter EndTime.');
      const most = Math.min(mostPoints, Number(input.MaxDatapoints ?? mostPoints));
      const sign = input.ScanBy === 'TimestampAscending' ? 1 : -1;
      let skip = Number(input.NextToken ?? 0);
      let room = most;
      let left = false;
      const MetricDataResults = queries.map((query) => {
        const all = pointsOf(query, from, until).toSorted((a, b) => sign * (a.at - b.at));
        const page = all.slice(skip, skip + room);
        left ||= all.length > skip + page.length;
        skip = Math.max(0, skip - all.length);
        room -= page.length;
        return {
          Id: query.Id,
          Label:
            query.Label ??
            (isRecord(query.MetricStat) && isRecord(query.MetricStat.Metric)
              ? query.MetricStat.Metric.MetricName
              : undefined),
          Timestamps: page.map(({ at }) => at / 1000),
          Values: page.map(({ value }) => value),
          StatusCode: all.length > page.length ? 'PartialData' : 'Complete',
        };
      });
      return {
        MetricDataResults,
        Messages: [],
        NextToken: left ? String(Number(input.NextToken ?? 0) + most) : undefined,
      };
    },
  };
}
