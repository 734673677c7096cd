import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createMuteRules } from '../../local/cloudwatch/mute-rules.ts';

let now = Date.parse('2026-11-24T10:00:00Z');
const rules = createMuteRules({
  sql: new DatabaseSync(':memory:'),
  now: () => now,
  place: { region: 'us-east-1', account: '123456789012' },
  isAlarm: (name) => name !== 'unknown',
});
const call = (operation: string, input: Record<string, unknown>) =>
  rules[operation]?.(input) as Record<string, unknown>;
const rule = (Expression: string, Duration: string, more: object = {}) => ({
  Name: 'night',
  Rule: { Schedule: { Expression, Duration } },
  MuteTargets: { AlarmNames: ['cpu'] },
  ...more,
});
const once = 'at(2026-11-24T11:00)';

describe('rules that mute alarms', () => {
  test('mute for their duration from their moment on, and are over then', () => {
    call('PutAlarmMuteRule', rule(once, 'PT1H30M'));
    const status = () => call('GetAlarmMuteRule', { AlarmMuteRuleName: 'night' }).Status;
    expect(status()).toBe('SCHEDULED');
    now = Date.parse('2026-11-24T12:29:00Z');
    expect(status()).toBe('ACTIVE');
    now = Date.parse('2026-11-24T12:30:00Z');
    expect(status()).toBe('EXPIRED');
    now = Date.parse('2026-11-24T11:30:00Z');
    call('PutAlarmMuteRule', rule(once, 'PT1H', { ExpireDate: Date.parse('2026-11-24T11:30:00Z') / 1000 }));
    expect(status()).toBe('EXPIRED');
  });

  test('are found by the alarms that they mute, and can be deleted twice', () => {
    call('PutAlarmMuteRule', rule(once, 'PT1H'));
    const found = () => call('ListAlarmMuteRules', { AlarmName: 'cpu' }).AlarmMuteRuleSummaries;
    expect(found()).toMatchObject([
      { AlarmMuteRuleArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm-mute-rule:night' },
    ]);
    for (let time = 0; time < 2; time += 1) call('DeleteAlarmMuteRule', { AlarmMuteRuleName: 'night' });
    expect(found()).toEqual([]);
    expect(() => call('GetAlarmMuteRule', { AlarmMuteRuleName: 'night' })).toThrow();
  });

  test.each([
    ['an expression that is none', rule('at(tomorrow)', 'PT1H')],
    ['more than 15 days', rule(once, 'P16D')],
    ['no time at all', rule(once, 'PT0M')],
    ['an alarm that is not there', rule(once, 'PT1H', { MuteTargets: { AlarmNames: ['unknown'] } })],
    [
      'more than a hundred alarms',
      rule(once, 'PT1H', { MuteTargets: { AlarmNames: Array.from({ length: 101 }, () => 'cpu') } }),
    ],
  ])('refuse %s', (_, input) => {
    expect(() => call('PutAlarmMuteRule', input)).toThrow();
  });
});
