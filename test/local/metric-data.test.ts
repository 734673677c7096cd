import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createMetricData } from '../../local/cloudwatch/metric-data.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const operations = createMetricData({ sql: new DatabaseSync(':memory:'), now: () => noon });
const call = (operation: string, input: Record<string, unknown>) =>
  operations[operation]?.(input) as Record<string, unknown>;

const Dimensions = [{ Name: 'DBInstanceIdentifier', Value: 'orders' }];
const metric = { Namespace: 'AWS/RDS', MetricName: 'FreeStorageSpace', Dimensions };
const query = (Stat: string, more: object = {}) => ({
  MetricDataQueries: [{ Id: 'free', MetricStat: { Metric: metric, Period: 300, Stat } }],
  StartTime: noon / 1000,
  EndTime: noon / 1000 + 3600,
  ScanBy: 'TimestampAscending',
  ...more,
});
const values = (answer: Record<string, unknown>) =>
  (answer.MetricDataResults as { Values: number[]; Timestamps: number[] }[])[0];

test('what is put there is read again, by period and statistic', () => {
  const datum = (minutes: number, value: object) => ({
    MetricName: 'FreeStorageSpace',
    Dimensions,
    Timestamp: noon / 1000 + minutes * 60,
    ...value,
  });
  call('PutMetricData', {
    Namespace: 'AWS/RDS',
    MetricData: [
      datum(0, { Value: 10 }),
      datum(4, { Value: 20 }),
      datum(5, { Values: [1, 5], Counts: [3, 1] }),
      datum(10, { StatisticValues: { SampleCount: 2, Sum: 8, Minimum: 1, Maximum: 7 } }),
    ],
  });
  expect(values(call('GetMetricData', query('Average')))).toMatchObject({
    Timestamps: [noon / 1000, noon / 1000 + 300, noon / 1000 + 600],
    Values: [15, 2, 4],
    StatusCode: 'Complete',
  });
  expect(values(call('GetMetricData', query('Sum')))?.Values).toEqual([30, 8, 8]);
  expect(values(call('GetMetricData', query('SampleCount')))?.Values).toEqual([2, 4, 2]);
  expect(values(call('GetMetricData', query('p95')))?.Values).toEqual([20, 5, 4]);
  expect(values(call('GetMetricData', query('p50')))?.Values).toEqual([10, 1, 4]);
});

test('as many as were asked for, and the rest with the token', () => {
  const first = call('GetMetricData', query('Average', { MaxDatapoints: 2 }));
  expect(values(first)).toMatchObject({ Values: [15, 2], StatusCode: 'PartialData' });
  const { NextToken } = first;
  expect(values(call('GetMetricData', query('Average', { MaxDatapoints: 2, NextToken })))).toMatchObject({
    Values: [4],
  });
});

test('a metric is another one with other dimensions, and one that nobody put there has no values', () => {
  const other = { ...metric, Dimensions: [] };
  const asked = query('Average');
  const MetricDataQueries = [{ Id: 'x', MetricStat: { Metric: other, Period: 300, Stat: 'Average' } }];
  expect(values(call('GetMetricData', { ...asked, MetricDataQueries }))?.Values).toEqual([]);
});

test('what CloudWatch would not take is refused', () => {
  expect(() => call('GetMetricData', query('Middle'))).toThrow('is not a statistic');
  expect(() => call('GetMetricData', query('Sum', { EndTime: noon / 1000 }))).toThrow('must be less');
  expect(() => call('PutMetricData', { Namespace: 'X', MetricData: [{ MetricName: 'a' }] })).toThrow('needs');
  expect(() => call('PutMetricData', { MetricData: [] })).toThrow('Namespace');
});
