import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import type { Alert } from '../../functions/monitoring/alert.ts';
import { apply } from '../../functions/monitoring/apply.ts';
import { type Past, replay } from '../../functions/monitoring/replay.ts';
import type { Signal } from '../../functions/monitoring/signal.ts';
import { nowhere, unheardOf } from '../../functions/monitoring/unheard-of.ts';

const by = system('test');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const shop = { id: 'shop', team: 'platform', criticality: 'high' as const };

const signal = (minute: number, state: Signal['state'], more: Partial<Signal> = {}): Signal => ({
  ...{ fingerprint: 'a', source: 'cloudwatch', alarmName: 'disk-full', reason: state, tags: {} },
  ...{ state, at: at(minute) },
  ...more,
});

/** The alert and its signals as they are kept, once all of them were taken in. */
function kept(signals: readonly Signal[]): Past[] {
  let alert: Alert | undefined;
  const rows: Omit<Past, 'alert'>[] = [];
  for (const one of signals) {
    const start = alert ?? unheardOf(one, nowhere, 'ALT-1', one.at);
    for (const { after, claims = [] } of apply(alert, start, [{ signal: one, raw: '{}' }], by, {
      now: one.at,
    })) {
      alert = after;
      rows.push(
        ...claims.flatMap(({ sk, values }) => (sk === 'claim' ? [] : [values as Omit<Past, 'alert'>])),
      );
    }
  }
  return rows.map((row) => ({ ...row, alert: alert as Alert }));
}

const under = (past: readonly Past[], ...rules: Parameters<typeof replay>[1]['rules']) =>
  replay(
    past,
    {
      rules,
      services: [shop],
      matchOf: ({ own }) => ({ service: shop, because: 'rule', recordOnly: own?.recordOnly }),
    },
    at(59),
  );
const quiet = (field: string, is: string) => ({
  ...{ id: 'quiet', condition: { field, is }, effect: { recordOnly: true }, last: false },
});

describe('a rule is tried on what was said', () => {
  const moved = kept([
    signal(0, 'firing', { tags: { env: 'prod' }, resource: 'web-1' }),
    signal(5, 'cleared', { tags: { env: 'prod' } }),
    signal(10, 'firing', { tags: { env: 'test' }, resource: 'web-2', description: 'Moved' }),
    signal(15, 'cleared'),
  ]);

  test('with the tags of then, not with those of the alert now', () => {
    expect(moved.map(({ alert }) => alert.tags)).toEqual(moved.map(() => ({ env: 'test' })));
    expect(under(moved).incidents).toHaveLength(2);
    const { incidents, held, seen } = under(moved, quiet('tags.env', 'test'));
    expect(incidents.map(({ at: opened }) => opened)).toEqual([at(0)]);
    expect(held).toEqual({ 'record-only': 1 });
    expect(seen.filter(({ rules }) => rules.length).map(({ at: when }) => when)).toEqual([at(10), at(15)]);
  });

  test.each([
    ['resource', 'web-1', at(10)],
    ['resource', 'web-2', at(0)],
    ['description', 'Moved', at(0)],
  ])('and with what else was known then: %s is %s', (field, is, left) => {
    expect(under(moved, quiet(field, is)).incidents.map(({ at: opened }) => opened)).toEqual([left]);
  });

  test('what a source only wants recorded opens nothing, unless the rule says so', () => {
    const stopped = kept([signal(0, 'firing', { recordOnly: true })]);
    expect(under(stopped).incidents).toEqual([]);
    const matters = { id: 'matters', effect: { recordOnly: false }, last: false };
    expect(under(stopped, matters).incidents).toHaveLength(1);
  });

  test('signals of before it was kept are judged by the alert as it is', () => {
    const old = moved.map(({ known: _, own: __, ...row }) => row);
    expect(under(old, quiet('tags.env', 'test')).incidents).toEqual([]);
  });
});
