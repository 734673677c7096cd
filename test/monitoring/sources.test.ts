import { describe, expect, test } from 'vitest';
import { readMessage } from '../../functions/monitoring/intake.ts';
import { faultsOf } from '../../functions/monitoring/source/pagerduty.ts';
import { now, one, through } from './reading.ts';
import * as samples from './samples.ts';

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

  test('what was left out of a group is said', () => {
    const group = { ...samples.alertmanager(samples.prometheusAlert('firing')), truncatedAlerts: 3 };
    expect(one(through('alertmanager', group))?.description).toMatch(/3 more of its group were not sent/);
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

  test.each(['normal', '$ALERT_PRIORITY', ''])(
    'a priority of %j leaves it to the type of the alert',
    (priority) => {
      const hook = { ...samples.datadog(), priority, alert_type: 'warning' };
      expect(one(through('datadog', hook))?.severity).toBe('warning');
    },
  );
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
