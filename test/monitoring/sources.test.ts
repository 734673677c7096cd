import { describe, expect, test } from 'vitest';
import { readMessage } from '../../functions/monitoring/intake.ts';
import type { Integration } from '../../functions/monitoring/integration.ts';
import { faultsOf } from '../../functions/monitoring/source/pagerduty.ts';
import { composite } from './alarms.ts';
import * as samples from './samples.ts';

const now = '2026-11-23T11:00:00.000Z';

const integration = (type: Integration['type'], more: Partial<Integration> = {}): Integration => ({
  id: 'INT-1001',
  kind: 'integration',
  title: 'Tool',
  name: 'Tool',
  version: 1,
  state: 'enabled',
  type,
  severities: {},
  signed: false,
  topics: [],
  limit: 300,
  generation: 1,
  keyHash: 'x',
  openedAt: now,
  ...more,
});

const aws = (event: object) => readMessage(JSON.stringify(event), now);
const through = (
  type: Integration['type'],
  body: unknown,
  more: Partial<Integration> = {},
  envelope = {},
) => {
  const message = { door: type, from: 'INT-1001', receivedAt: now, body: JSON.stringify(body), ...envelope };
  return readMessage(JSON.stringify(message), now, new Map([['INT-1001', integration(type, more)]]));
};
const one = ({ signals, unreadable }: ReturnType<typeof readMessage>) => {
  expect(unreadable).toEqual([]);
  expect(signals).toHaveLength(1);
  return signals[0]?.signal;
};

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

  test('an event of Health is about its account and its region, whichever it came through', () => {
    expect(one(aws(samples.health()))).toMatchObject({
      fingerprint: expect.stringMatching(/90353408594353980#123456789012$/),
      source: 'health',
      region: 'us-west-2',
      resource: 'i-abcd1111',
      state: 'firing',
      severity: 'warning',
      at: '2026-11-23T09:44:13.000Z',
      description: 'A description of the event',
    });
  });

  test('its copy from the other region is the same signal, and a further page is not', () => {
    const key = (event: object) => {
      const signal = one(aws(event));
      return [signal?.fingerprint, signal?.at, signal?.state, signal?.part];
    };
    expect(key({ ...samples.health({ backupEvent: 'true' }), region: 'us-west-2' })).toEqual(
      key(samples.health()),
    );
    expect(key(samples.health({ page: '2' }))).not.toEqual(key(samples.health()));
  });

  test('a closed one is cleared, an issue is an error, and what informs only is recorded only', () => {
    expect(one(aws(samples.health({ statusCode: 'closed' })))).toMatchObject({ state: 'cleared' });
    const issue = { eventTypeCategory: 'issue', actionability: undefined };
    expect(one(aws(samples.health(issue)))).toMatchObject({ severity: 'error' });
    expect(one(aws(samples.health({ actionability: 'INFORMATIONAL' })))).toMatchObject({ recordOnly: true });
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

describe('PagerDuty', () => {
  test('an event with all that it may have', () => {
    expect(one(through('pagerduty', samples.pagerDuty(), { service: 'checkout' }))).toMatchObject({
      fingerprint: 'INT-1001:samplekeyhere',
      alarmName: 'DISK at 99% on machine prod-datapipe03.example.com',
      severity: 'critical',
      state: 'firing',
      at: now,
      url: 'https://monitoring.example.com',
      resource: 'prod-datapipe03.example.com/mysql',
      service: 'checkout',
      tags: { class: 'disk', 'free space': '1%', 'ping time': '1500', group: 'prod-datapipe' },
      description: expect.stringMatching(/Runbook: https:\/\/example.com\/runbook/),
    });
  });

  test('resolve clears, acknowledge says that somebody has it', () => {
    const event = (event_action: string) => through('pagerduty', { event_action, dedup_key: 'k' });
    expect(one(event('resolve'))).toMatchObject({ state: 'cleared', fingerprint: 'INT-1001:k' });
    expect(one(event('acknowledge'))).toMatchObject({ acknowledged: true, state: 'no-data', ifKnown: true });
  });

  test('a change event is a change', () => {
    const { changes } = through(
      'pagerduty',
      samples.pagerDutyChange,
      { service: 'checkout' },
      { change: true },
    );
    expect(changes[0]?.change).toMatchObject({
      title: 'Build Success - Increase snapshot create timeout to 30 seconds',
      state: 'noted',
      at: '2026-11-23T09:17:54.000Z',
      service: 'checkout',
      url: 'https://acme.pagerduty.dev/build/2',
    });
  });

  test.each([
    [samples.pagerDuty(), []],
    [{ event_action: 'resolve', dedup_key: 'k' }, []],
    [{ event_action: 'resolve' }, [/dedup_key/]],
    [{ event_action: 'snooze' }, [/event_action/]],
    [{ event_action: 'trigger' }, [/'payload' is/, /summary/, /source/, /severity/]],
    [samples.pagerDuty({ dedup_key: 'x'.repeat(256) }), [/longer than 255/]],
  ])('says what PagerDuty would say (%#)', (event, expected) => {
    const faults = faultsOf(event);
    expect(faults).toHaveLength(expected.length);
    for (const [n, pattern] of expected.entries()) expect(faults[n]).toMatch(pattern);
  });
});

describe('Alertmanager and Grafana', () => {
  test('a group may hold what fires and what is over, each by itself', () => {
    const over = samples.prometheusAlert('resolved', { instance: 'web-2:9100' }, { fingerprint: 'b' });
    const { signals } = through(
      'alertmanager',
      samples.alertmanager(samples.prometheusAlert('firing'), over),
    );
    expect(signals.map(({ signal }) => signal)).toMatchObject([
      {
        fingerprint: 'INT-1001:c1f3d9e2a0b7c5d4',
        group: 'INT-1001:{}:{alertname="HighLatency"}',
        alarmName: 'HighLatency',
        state: 'firing',
        at: now,
        since: '2026-11-23T09:30:00.000Z',
        severity: 'critical',
        resource: 'web-1:9100',
        reason: 'Latency is high',
        tags: { job: 'web' },
      },
      { fingerprint: 'INT-1001:b', state: 'cleared' },
    ]);
    expect(JSON.parse(signals[1]?.raw ?? '').alerts).toHaveLength(1);
  });

  test('one that cannot be read keeps no other from being heard', () => {
    const { signals, unreadable } = through(
      'alertmanager',
      samples.alertmanager({}, samples.prometheusAlert('firing')),
    );
    expect(signals).toHaveLength(1);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]?.reason).toMatch(/neither a name nor labels/);
  });

  test('a label of Prometheus names the service', () => {
    const { signals } = through(
      'alertmanager',
      samples.alertmanager(samples.prometheusAlert('firing', { itsm_service: 'search' })),
    );
    expect(signals[0]?.signal.tags['itsm:service']).toBe('search');
  });

  test('Grafana shows its panel and its values', () => {
    expect(one(through('grafana', samples.grafana()))).toMatchObject({
      source: 'grafana',
      alarmName: 'Disk',
      severity: 'error',
      url: 'https://grafana.example/d/abc?viewPanel=2',
      description: expect.stringContaining('value=97.2'),
    });
    expect(one(through('grafana', samples.grafana('resolved')))).toMatchObject({ state: 'cleared' });
  });

  test('a template of somebody’s own is guessed at', () => {
    const body = { title: 'Disk is full', state: 'ok', labels: { host: 'web-1' } };
    expect(one(through('grafana', body))).toMatchObject({
      alarmName: 'Disk is full',
      state: 'cleared',
      source: 'grafana',
    });
  });
});

describe('Datadog', () => {
  test('a monitor that triggers, for one of its groups', () => {
    expect(one(through('datadog', samples.datadog()))).toMatchObject({
      fingerprint: 'INT-1001:1122#host:web-1',
      alarmName: 'CPU is high on host:web-1',
      state: 'firing',
      severity: 'error',
      at: '2026-11-23T09:20:00.000Z',
      tags: { env: 'prod', service: 'api', monitor: 'true', host: 'web-1' },
    });
  });

  test.each([
    ['Recovered', 'cleared'],
    ['Re-Triggered', 'firing'],
    ['Warn', 'firing'],
    ['No Data', 'firing'],
    ['No Data Recovered', 'cleared'],
  ])('%s is %s', (transition, state) => {
    expect(one(through('datadog', samples.datadog(transition)))?.state).toBe(state);
  });
});

describe('anything else', () => {
  test.each([
    [
      { title: 'Disk full', status: 'critical', severity: 'high' },
      { alarmName: 'Disk full', state: 'firing', severity: 'error' },
    ],
    [
      { title: 'Disk full', status: 'RESOLVED' },
      { fingerprint: 'INT-1001:Disk full', state: 'cleared' },
    ],
    [
      { alert_id: 7, name: 'Ping', state: 'up', url: 'javascript:alert(1)' },
      { fingerprint: 'INT-1001:7', state: 'cleared', url: undefined },
    ],
    [
      { message: 'It broke', timestamp: 1795425600 },
      { alarmName: 'It broke', at: '2026-11-23T09:20:00.000Z' },
    ],
  ])('is guessed from the names that tools use (%#)', (body, expected) => {
    expect(one(through('generic', body))).toMatchObject(expected);
  });

  const mapping = {
    dedupKey: 'kuma-{{monitor.id}}',
    title: '{{monitor.name}} is not reachable',
    state: 'heartbeat.status',
    cleared: ['1'],
    firing: ['0'],
    url: 'monitor.url',
    description: '{{heartbeat.msg}}',
    tags: { monitor: 'monitor.name' },
  };
  test.each([
    [0, 'firing'],
    [1, 'cleared'],
  ])('is read by its mapping: status %s is %s', (status, state) => {
    expect(one(through('generic', samples.uptimeKuma(status), { mapping }))).toMatchObject({
      fingerprint: 'INT-1001:kuma-7',
      alarmName: 'Shop is not reachable',
      state,
      url: 'https://shop.example',
      tags: { monitor: 'Shop' },
    });
  });

  test('may come in lists', () => {
    const body = { results: [{ title: 'a' }, { title: 'b', level: 'blocker' }] };
    const { signals } = through('generic', body, {
      mapping: { items: 'results' },
      severities: { Blocker: 'critical' },
    });
    expect(signals.map(({ signal }) => [signal.alarmName, signal.severity])).toEqual([
      ['a', undefined],
      ['b', 'critical'],
    ]);
  });

  test('is quarantined when neither a key nor a title is found', () => {
    expect(through('generic', { x: 1 }).unreadable[0]?.reason).toMatch(/a mapping can say where/);
    expect(through('generic', [7]).unreadable).toHaveLength(1);
    expect(through('generic', {}, { mapping: { items: 'results' } }).unreadable[0]?.reason).toMatch(
      /results/,
    );
  });

  test('an integration that is gone leaves its message in quarantine', () => {
    const message = { door: 'generic', from: 'INT-9', receivedAt: now, body: '{}' };
    expect(readMessage(JSON.stringify(message), now).unreadable[0]?.reason).toMatch(/no integration/);
  });
});
