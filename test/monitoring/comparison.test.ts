import { describe, expect, test } from 'vitest';
import { doubtful, gone, stateChange, unheard } from '../../functions/monitoring/comparison.ts';
import { readMessage } from '../../functions/monitoring/intake.ts';
import { arnOf } from './alarms.ts';

const place = { account: '123456789012', region: 'us-east-1' };
const alarm = (name: string, at = '2026-11-23T11:00:00.000Z') => ({
  arn: arnOf(name),
  name,
  state: 'ALARM',
  reason: 'Because',
  at,
  configuration: { metrics: [{ metricStat: { metric: { namespace: 'AWS/EC2', name: 'CPU' } } }] },
});
const alert = (name: string, more: object = {}) => ({
  fingerprint: arnOf(name),
  alarmName: name,
  state: 'firing' as const,
  changedAt: '2026-11-23T11:00:00.000Z',
  ...place,
  ...more,
});
const known = (...alerts: ReturnType<typeof alert>[]) =>
  new Map(alerts.map((one) => [one.fingerprint, one] as const));

describe('An alarm that fires is news', () => {
  test.each([
    ['when nobody has heard of it', known(), true],
    [
      'when we think that it is over since before',
      known(alert('a', { state: 'cleared', changedAt: '2026-11-23T10:00:00.000Z' })),
      true,
    ],
    ['not when it fires here', known(alert('a')), false],
    [
      'not when we heard since that it is over',
      known(alert('a', { state: 'cleared', changedAt: '2026-11-23T11:00:01.000Z' })),
      false,
    ],
  ])('%s', (_, alerts, news) => {
    expect(unheard([alarm('a')], alerts)).toHaveLength(news ? 1 : 0);
  });
});

test('What fires here alone is doubted, if it is of this account and region and of CloudWatch', () => {
  const alerts = [
    alert('there'),
    alert('here'),
    alert('elsewhere', { account: '999999999999' }),
    alert('far', { region: 'eu-west-1' }),
    alert('over', { state: 'cleared' }),
    alert('heartbeat', { fingerprint: 'heartbeat:1' }),
  ];
  expect(doubtful(alerts, [alarm('there')], place).map(({ alarmName }) => alarmName)).toEqual(['here']);
});

const read = (body: string, now: string) => readMessage(body, now).signals[0];

test('The intake reads what a comparison finds as the signal that had got lost', () => {
  const now = '2026-11-23T11:10:00.000Z';
  expect(read(stateChange(alarm('a'), { service: 'checkout' }), now)).toMatchObject({
    signal: {
      fingerprint: arnOf('a'),
      state: 'firing',
      at: '2026-11-23T11:00:00.000Z',
      measures: 'AWS/EC2 CPU',
      tags: { service: 'checkout' },
    },
  });
  expect(read(stateChange(gone(alert('a'), now)), now)).toMatchObject({
    signal: { fingerprint: arnOf('a'), state: 'cleared', at: now },
  });
});
