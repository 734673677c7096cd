import { describe, expect, test } from 'vitest';
import { keepable, readMessage } from '../../functions/monitoring/intake.ts';
import {
  alarmEvent,
  alarmNotification,
  anomaly,
  arnOf,
  composite,
  initialCreation,
  metricMath,
} from './alarms.ts';

const read = (raw: unknown) => readMessage(JSON.stringify(raw), '2026-11-23T11:00:00Z');
const signal = (raw: unknown) => {
  const { signals, unreadable } = read(raw);
  if (signals[0]) return signals[0].signal;
  throw new Error(unreadable[0]?.reason);
};

describe('an alarm’s state change', () => {
  test('of a metric alarm', () => {
    expect(signal(alarmEvent({ tags: { 'itsm:service': 'checkout' } }))).toEqual({
      fingerprint: arnOf('ServerCpuTooHigh'),
      source: 'cloudwatch',
      alarmName: 'ServerCpuTooHigh',
      account: '123456789012',
      region: 'us-east-1',
      namespace: 'AWS/EC2',
      resource: 'i-12345678901234567',
      state: 'firing',
      at: '2019-10-02T17:04:40.989Z',
      reason: 'Threshold Crossed: it is ALARM',
      description: 'Goes into alarm when server CPU utilization is too high!',
      measures: 'AWS/EC2 CPUUtilization i-12345678901234567',
      tags: { InstanceId: 'i-12345678901234567', 'itsm:service': 'checkout' },
    });
  });

  test.each([
    ['metric math', metricMath, 'Total Network Traffic, AWS/EC2 NetworkIn i-1'],
    ['anomaly detection', anomaly, 'CPU (expected), AWS/EC2 CPUUtilization'],
    ['a composite alarm', composite, 'ALARM(ServerCpuTooHigh) OR ALARM(TotalNetworkTrafficTooHigh)'],
  ])('of %s says what it measures', (_, event, measures) => {
    expect(signal(event)).toMatchObject({ state: 'firing', measures });
  });

  test('of an alarm that was just created has no data', () => {
    expect(signal(initialCreation)).toMatchObject({
      state: 'no-data',
      reason: 'Unchecked: Initial alarm creation',
    });
  });

  test('with fields that nobody knows, and numbers where text is expected, is read', () => {
    const event = alarmEvent() as Record<string, unknown> & { detail: Record<string, unknown> };
    event.futureField = { a: 1 };
    event.detail.alarmName = 42;
    expect(signal(event)).toMatchObject({ alarmName: 'ServerCpuTooHigh' });
  });

  test('with a reason of a megabyte is cut, and says so', () => {
    const { reason } = signal(alarmEvent({ reason: 'x'.repeat(1_000_000) }));
    expect(reason).toHaveLength(2_000);
    expect(reason.endsWith('…')).toBe(true);
  });

  test('is heard even when nobody can read what it measures', () => {
    const event = alarmEvent({ configuration: { description: 'Too hot', metrics: { a: 1 } } });
    expect(signal(event)).toMatchObject({ state: 'firing', description: 'Too hot' });
    const odd = { ...event.detail, configuration: 'none', alarmTags: ['x'] };
    expect(signal({ ...event, detail: odd })).toMatchObject({ state: 'firing', tags: {} });
  });

  test('says nothing that a record could not hold', () => {
    const { reason } = signal(alarmEvent({ reason: 'a\u0000b\r\nc\u202Ed\u001b[31m \ud800' }));
    expect(reason).toBe('a b\ncd [31m \uFFFD');
    expect(signal(alarmEvent({ reason: `x${'😀'.repeat(2_000)}` })).reason.isWellFormed()).toBe(true);
  });
});

describe('the same alarm through SNS', () => {
  test('has the same fingerprint, state and time', () => {
    const { fingerprint, state, at } = signal(alarmEvent());
    expect(signal(alarmNotification())).toMatchObject({ fingerprint, state, at });
  });

  test('even in an old message that names no ARN', () => {
    expect(signal(alarmNotification({}, false)).fingerprint).toBe(arnOf('ServerCpuTooHigh'));
  });
});

describe('what cannot be read comes back with its reason', () => {
  const broken = alarmEvent() as { detail: { state: Record<string, unknown> }; resources: string[] };
  const cases: [string, string, RegExp][] = [
    ['text that is no JSON', 'ALARM!', /not JSON/],
    ['nothing', '', /not JSON/],
    ['null', 'null', /adapter/],
    ['a number', '7', /adapter/],
    ['another service’s event', JSON.stringify({ ...alarmEvent(), source: 'aws.ec2' }), /adapter/],
    [
      'a state that does not exist',
      JSON.stringify({
        ...broken,
        detail: { ...broken.detail, state: { ...broken.detail.state, value: 'FINE' } },
      }),
      /detail\.state\.value/,
    ],
    [
      'a time that is none',
      JSON.stringify({
        ...broken,
        detail: { ...broken.detail, state: { ...broken.detail.state, timestamp: 'soon' } },
      }),
      /timestamp/,
    ],
    ...['+020000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '2199-01-01T00:00:00Z'].map(
      (timestamp): [string, string, RegExp] => [
        `a time that nobody lives in, ${timestamp}`,
        JSON.stringify({
          ...broken,
          detail: { ...broken.detail, state: { ...broken.detail.state, timestamp } },
        }),
        /time between|from now/,
      ],
    ),
    ['a source that is no text', '{"source":{"toString":1}}', /adapter/],
    ['no resource', JSON.stringify({ ...broken, resources: [] }), /resources/],
    [
      'a resource that is no alarm',
      JSON.stringify({ ...broken, resources: ['arn:aws:s3:::bucket'] }),
      /not the ARN/,
    ],
    [
      'a notification of something else',
      JSON.stringify({ ...alarmNotification(), Message: '{"hello":"world"}' }),
      /AlarmName/,
    ],
    [
      'a notification that names no alarm',
      JSON.stringify({
        ...alarmNotification(),
        Message: alarmNotification({}, false).Message.replace('"AlarmName"', '"Name"'),
      }),
      /AlarmName/,
    ],
    [
      'a notification that holds prose',
      JSON.stringify({ ...alarmNotification(), Message: 'Backup done' }),
      /not JSON/,
    ],
  ];
  test.each(cases)('%s', (_, body, reason) => {
    const found = readMessage(body, '2026-11-23T11:00:00Z');
    expect(found.signals).toEqual([]);
    expect(found.unreadable[0]?.reason).toMatch(reason);
  });

  test('and is kept within the size of a row', () => {
    expect(keepable('y'.repeat(300_000)).length).toBeLessThanOrEqual(250_000);
    expect(Buffer.byteLength(keepable('漢'.repeat(200_000)))).toBeLessThanOrEqual(250_002);
  });
});
