import { describe, expect, test } from 'vitest';
import { alarmEvent, composite } from './alarms.ts';
import { aws, one } from './reading.ts';
import * as samples from './samples.ts';

describe('what services of AWS say', () => {
  test('an alarm that is deleted is cleared, after whatever it said in that second', () => {
    expect(one(aws(samples.alarmConfiguration('delete')))).toMatchObject({
      fingerprint: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServerCpuTooHigh',
      state: 'cleared',
      at: '2026-11-23T10:00:00.999Z',
      ifKnown: true,
    });
  });

  test.each(['create', 'update'])('an alarm of which they say %s is noted only', (operation) => {
    expect(one(aws(samples.alarmConfiguration(operation)))).toMatchObject({
      state: 'no-data',
      ifKnown: true,
    });
  });

  test('a composite alarm names those that made it fire', () => {
    const reasonData = JSON.stringify({ triggeringAlarms: [{ arn: 'arn:a', state: { value: 'ALARM' } }] });
    const state = { ...composite.detail.state, reasonData };
    expect(one(aws({ ...composite, detail: { ...composite.detail, state } }))?.triggeredBy).toEqual([
      'arn:a',
    ]);
  });

  test('one whose actions are suppressed is recorded only, until it says so without', () => {
    const suppressed = {
      actionsSuppressedBy: 'WaitPeriod',
      actionsSuppressedReason: 'Actions suppressed by WaitPeriod',
    };
    const said = (more: object) => {
      const state = { ...composite.detail.state, ...more };
      return one(aws({ ...composite, detail: { ...composite.detail, state } }));
    };
    expect(said(suppressed)).toMatchObject({
      state: 'firing',
      recordOnly: true,
      reason: expect.stringMatching(/Actions suppressed by WaitPeriod$/),
    });
    expect(said({ actionsSuppressedBy: 'Alarm' })?.reason).toMatch(/suppressed by Alarm\.$/);
    expect(said({ actionsSuppressedBy: null })).not.toHaveProperty('recordOnly');
  });

  test.each([
    [{ 'itsm:severity': 'low', severity: 'critical' }, 'info'],
    [{ Severity: 'P2' }, 'error'],
    [{ priority: 'unheard of' }, undefined],
  ])('how bad an alarm is, by its tags %j', (tags, severity) => {
    expect(one(aws(alarmEvent({ tags: tags as Record<string, string> })))?.severity).toBe(severity);
  });

  test('what only describes an alarm may be null', () => {
    const { detail } = alarmEvent();
    const configuration = { description: null, metrics: [{ label: null, expression: null }] };
    const signal = one(aws({ ...alarmEvent(), detail: { ...detail, configuration, alarmTags: null } }));
    expect(signal).toMatchObject({ state: 'firing', description: undefined, measures: undefined });
  });

  const issue = (detail: object = {}) => samples.health({ eventTypeCategory: 'issue', ...detail });

  test('an event of Health is about its account and its region, whichever it came through', () => {
    expect(one(aws(issue()))).toMatchObject({
      fingerprint: expect.stringMatching(/90353408594353980#123456789012$/),
      source: 'health',
      region: 'us-west-2',
      resource: 'i-abcd1111',
      state: 'firing',
      severity: 'error',
      at: '2026-11-23T09:44:13.000Z',
      description: 'A description of the event',
    });
  });

  test('its copy from the other region is the same signal, and a further page is not', () => {
    const key = (event: object) => {
      const signal = one(aws(event));
      return [signal?.fingerprint, signal?.at, signal?.state, signal?.part];
    };
    expect(key({ ...issue({ backupEvent: 'true' }), region: 'us-west-2' })).toEqual(key(issue()));
    expect(key(issue({ page: '2' }))).not.toEqual(key(issue()));
  });

  test('a report of abuse is none: only security responders hear of it', () => {
    const abuse = { ...samples.health(), 'detail-type': 'AWS Health Abuse Event' };
    expect(aws(abuse).signals).toEqual([]);
  });

  test('a closed one is cleared, what is planned is none, and what informs only is recorded only', () => {
    const closed = aws(issue({ statusCode: 'closed' })).signals.map(({ signal }) => signal.state);
    expect(closed).toEqual(['firing', 'cleared']);
    expect(aws(samples.health()).signals).toEqual([]);
    expect(one(aws(issue({ eventScopeCode: 'PUBLIC' })))).toMatchObject({ severity: 'warning' });
    const informs = { eventTypeCategory: 'accountNotification', actionability: 'INFORMATIONAL' };
    expect(one(aws(samples.health(informs)))).toMatchObject({ recordOnly: true });
  });

  test.each(['FAILED', 'ABORTED', 'EXPIRED'])('a backup that is %s fires on what it was for', (state) => {
    expect(one(aws(samples.backupJob(state)))).toMatchObject({
      source: 'backup',
      state: 'firing',
      resource: 'arn:aws:ec2:us-west-2:123456789012:volume/vol-0123',
    });
  });

  test('the next one that completes clears it, whatever its job', () => {
    const failed = one(aws(samples.backupJob('FAILED')));
    const done = one(aws(samples.backupJob('COMPLETED', { backupJobId: 'other' })));
    expect(done).toMatchObject({ state: 'cleared', fingerprint: failed?.fingerprint });
    const restored = aws(samples.backupJob('', { state: undefined, status: 'COMPLETED' }, 'Restore'));
    expect(one(restored)?.fingerprint).not.toBe(failed?.fingerprint);
    expect(aws(samples.backupJob('RUNNING')).signals).toEqual([]);
    const flawed = aws(samples.backupJob('COMPLETED', { statusMessage: 'Windows VSS Backup Job Error' }));
    expect(one(flawed)).toMatchObject({ state: 'firing', severity: 'warning' });
  });

  test('a pipeline that failed fires until it succeeds; either way it is a change', () => {
    const failed = aws(samples.pipeline('FAILED'));
    expect(one(failed)).toMatchObject({ alarmName: 'shop', state: 'firing' });
    expect(failed.changes[0]?.change).toMatchObject({ state: 'failed', title: 'Pipeline shop' });
    const { signals, changes } = aws(samples.pipeline('STARTED'));
    expect([signals, changes[0]?.change.key]).toEqual([[], failed.changes[0]?.change.key]);
    expect(one(aws(samples.pipeline('SUCCEEDED')))).toMatchObject({ state: 'cleared' });
    expect(aws(samples.pipeline('SUPERSEDED'))).toEqual({ signals: [], changes: [], unreadable: [] });
  });

  test('an instance that stops is recorded only, and running again clears it', () => {
    expect(one(aws(samples.instance('stopped')))).toMatchObject({
      state: 'firing',
      severity: 'info',
      recordOnly: true,
    });
    expect(one(aws(samples.instance('running')))).toMatchObject({ state: 'cleared', ifKnown: true });
    expect(aws(samples.instance('pending')).signals).toEqual([]);
  });

  test.each([
    ['failure', 'RDS-EVENT-0031', 'The DB instance has failed', ['failure firing']],
    ['low storage', 'RDS-EVENT-0007', 'Allocated storage has been exhausted', ['storage firing']],
    ['failover', 'RDS-EVENT-0013', 'Multi-AZ instance failover started', ['failover firing']],
    [
      'failover',
      'RDS-EVENT-0049',
      'Multi-AZ instance failover completed',
      ['failover cleared', 'failure cleared', 'availability cleared'],
    ],
    [
      'recovery',
      'RDS-EVENT-0021',
      'Recovery of the DB instance is complete',
      ['failure cleared', 'failover cleared', 'availability cleared'],
    ],
    ['availability', 'RDS-EVENT-0004', 'DB instance shutdown', ['availability firing']],
    ['availability', 'RDS-EVENT-0006', 'DB instance restarted', ['availability cleared', 'failure cleared']],
    [
      'configuration change',
      'RDS-EVENT-0017',
      'Finished applying modification to allocated storage',
      ['storage cleared'],
    ],
    ['backup', 'RDS-EVENT-0002', 'Finished DB Instance backup', []],
  ])('a database: %s %s', (category, id, message, expected) => {
    const { signals } = aws(samples.databaseEvent(category, id, message));
    expect(signals.map(({ signal }) => `${signal.fingerprint.split('#')[1]} ${signal.state}`)).toEqual(
      expected,
    );
  });

  test('Trusted Advisor: the name without its space, errors and warnings, and OK', () => {
    expect(one(aws(samples.trustedAdvisor('ERROR')))).toMatchObject({
      alarmName: 'Exposed Access Keys',
      severity: 'error',
      state: 'firing',
    });
    expect(one(aws(samples.trustedAdvisor('WARN')))?.severity).toBe('warning');
    expect(one(aws(samples.trustedAdvisor('OK')))).toMatchObject({ state: 'cleared', ifKnown: true });
    expect(aws(samples.trustedAdvisor('INFO')).signals).toEqual([]);
  });

  test('what nobody here reads is said so', () => {
    const unknown = samples.awsEvent({ source: 'aws.s3', 'detail-type': 'Object Created', detail: {} });
    expect(aws(unknown).unreadable[0]?.reason).toMatch(/no adapter|has an adapter/);
  });
});
