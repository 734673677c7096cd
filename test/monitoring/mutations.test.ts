import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessage } from '../../functions/monitoring/intake.ts';
import { doors, type Integration } from '../../functions/monitoring/integration.ts';
import { faultsOf } from '../../functions/monitoring/source/pagerduty.ts';
import { alarmEvent, alarmNotification, anomaly, composite, metricMath } from './alarms.ts';
import * as samples from './samples.ts';
import { snsMessage } from './sns.ts';

const now = '2026-11-23T11:00:00.000Z';
const runs = { numRuns: Number(process.env.RUNS ?? 300) };

/** Every documented message, as it arrives. */
const native: readonly object[] = [
  alarmEvent(),
  metricMath,
  anomaly,
  composite,
  alarmNotification(),
  samples.alarmConfiguration('delete'),
  samples.health(),
  samples.backupJob('FAILED'),
  samples.pipeline('FAILED'),
  samples.instance('stopped'),
  samples.databaseEvent('failure', 'RDS-EVENT-0031', 'The DB instance has failed'),
  samples.trustedAdvisor('ERROR'),
];
const posted: readonly object[] = [
  samples.pagerDuty(),
  samples.pagerDutyChange,
  samples.alertmanager(samples.prometheusAlert('firing'), samples.prometheusAlert('resolved')),
  samples.grafana(),
  samples.datadog(),
  samples.uptimeKuma(0),
  snsMessage({ Message: alarmNotification().Message }),
];

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    true,
    [],
    {},
    '0',
    '\u0000',
    '\ud800',
    1e308,
    '__proto__',
    'x'.repeat(5_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Places in a message, each with what comes there instead: nothing, a number for a text, a text for a number, or junk. */
function mutated(message: unknown): fc.Arbitrary<unknown> {
  const paths: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]) => {
    paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value))
      walk((value as Record<string, unknown>)[name], [...path, Array.isArray(value) ? Number(name) : name]);
  };
  walk(message, []);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    how: fc.constantFrom('drop', 'retype', 'junk', 'add'),
    junk,
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((all, { path, how, junk: given }) => {
      // Its own each time: a later change may go into it.
      const other = structuredClone(given);
      const last = path.at(-1);
      if (last === undefined) return how === 'junk' ? other : all;
      const parent = path
        .slice(0, -1)
        .reduce<unknown>((here, name) => (here as Record<string, unknown> | undefined)?.[name], all);
      if (typeof parent !== 'object' || parent === null) return all;
      const at = parent as Record<string | number, unknown>;
      if (how === 'drop') delete at[last];
      else if (how === 'add') at.somethingNew = other;
      else if (how === 'junk') at[last] = other;
      else at[last] = typeof at[last] === 'string' ? Number(at[last]) || 7 : String(at[last]);
      return all;
    }, structuredClone(message)),
  );
}

const integration = (type: Integration['type']): Integration => ({
  ...{ id: 'INT-1001', kind: 'integration', title: 'Tool', name: 'Tool', version: 1, state: 'enabled', type },
  ...{ severities: {}, signed: false, topics: [], limit: 300, generation: 1, keyHash: 'x', openedAt: now },
});

/** Whatever was read is fit to be kept, and nothing got lost without a word. */
function sound(body: string, known: ReadonlyMap<string, Integration>) {
  const { signals, changes, unreadable } = readMessage(body, now, known);
  for (const { signal } of signals) {
    expect(signal.fingerprint.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(`fingerprint#${signal.fingerprint}`)).toBeLessThanOrEqual(2_048);
    expect(new Date(signal.at).toISOString()).toBe(signal.at);
    expect(JSON.stringify(signal).length).toBeLessThan(60_000);
    expect(Object.values(signal.tags).every((tag) => typeof tag === 'string')).toBe(true);
    expect(signal.reason.isWellFormed() && signal.alarmName.length > 0).toBe(true);
  }
  for (const { change } of changes) expect(new Date(change.at).toISOString()).toBe(change.at);
  for (const { reason, source, again } of unreadable) {
    expect(reason.length).toBeGreaterThan(0);
    expect(reason.length).toBeLessThanOrEqual(1_000);
    expect(source.length).toBeGreaterThan(0);
    // Released, it comes the same way again.
    expect(readMessage(again, now, known).unreadable.length).toBeGreaterThan(0);
  }
}

describe('a message that is not quite as documented is a signal, of no interest, or set aside with its reason', () => {
  test.each(native.map((message, n) => [n, message] as const))('from AWS (%i)', (_, message) => {
    fc.assert(
      fc.property(mutated(message), (changed) => sound(JSON.stringify(changed) ?? 'null', new Map())),
      runs,
    );
  });

  test.each(posted.map((message, n) => [n, message] as const))('through each door (%i)', (_, message) => {
    fc.assert(
      fc.property(mutated(message), fc.constantFrom(...doors), fc.boolean(), (changed, door, change) => {
        const body = JSON.stringify(changed) ?? 'null';
        const envelope = { door, from: 'INT-1001', receivedAt: now, body, ...(change && { change }) };
        sound(JSON.stringify(envelope), new Map([['INT-1001', integration(door)]]));
        expect(Array.isArray(faultsOf(changed))).toBe(true);
      }),
      runs,
    );
  });
});

test.each([
  ['{"items":[{"title":"Down"},7,[]]}', { items: 'items' }],
  ['[{},[],[[]]]', {}],
])('an item of a list comes again as what it was: %s', (body, mapping) => {
  const envelope = { door: 'generic', from: 'INT-1001', receivedAt: now, body };
  const known = new Map([['INT-1001', { ...integration('generic'), mapping }]]);
  const { signals, unreadable } = readMessage(JSON.stringify(envelope), now, known);
  expect(signals.length + unreadable.length).toBe(3);
  for (const { again } of signals) expect(readMessage(again, now, known).signals).toHaveLength(1);
  for (const { again, reason } of unreadable)
    expect(readMessage(again, now, known).unreadable).toMatchObject([{ reason }]);
});

test('as documented, every message is heard', () => {
  for (const message of native) {
    const { signals, health, unreadable } = readMessage(JSON.stringify(message), now);
    expect([signals.length || Number(health !== undefined), unreadable]).toEqual([1, []]);
  }
});

test('numbers that come as text, and text that comes as numbers, change nothing that matters', () => {
  const event = samples.pipeline('FAILED', { version: '3', 'pipeline-execution-attempt': '1', pipeline: 7 });
  expect(readMessage(JSON.stringify(event), now).signals[0]?.signal).toMatchObject({ alarmName: '7' });
});
