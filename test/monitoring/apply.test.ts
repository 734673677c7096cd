import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import type { Alert } from '../../functions/monitoring/alert.ts';
import { apply } from '../../functions/monitoring/apply.ts';
import type { Signal } from '../../functions/monitoring/signal.ts';
import { type Arrival, type Place, signalKey, unheardOf } from '../../functions/monitoring/unheard-of.ts';

const by = system('on-signal');
const now = '2026-11-22T12:00:00.000Z';
const place: Place = {
  service: 'checkout',
  team: 'platform',
  because: 'rule',
  impact: 'high',
  urgency: 'high',
  priority: 1,
};
const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 9, n)).toISOString();

const arrival = (n: number, state: Signal['state']): Arrival => ({
  signal: {
    fingerprint: 'arn:aws:cloudwatch:us-east-1:1:alarm:a',
    source: 'cloudwatch',
    alarmName: 'a',
    account: '1',
    region: 'us-east-1',
    state,
    at: minute(n),
    reason: `${state} at ${n}`,
    tags: {},
  },
  raw: '{}',
});

/** Applies batches one after the other, as deliveries would come; a signal that is known already is left out. */
function arriving(batches: readonly (readonly Arrival[])[]) {
  let alert: Alert | undefined;
  const seen = new Set<string>();
  const types: string[] = [];
  for (const batch of batches) {
    const fresh = [...new Map(batch.map((each) => [signalKey(each.signal), each])).values()];
    const unknown = fresh.filter((each) => !seen.has(signalKey(each.signal)));
    const [first] = unknown;
    if (!first) continue;
    const decisions = apply(alert, alert ?? unheardOf(first.signal, place, 'ALT-1001', now), unknown, by, {
      now,
    });
    for (const each of unknown) seen.add(signalKey(each.signal));
    for (const { before, after, event } of decisions) {
      expect(before).toEqual(alert);
      expect(after.version).toBe((alert?.version ?? 0) + 1);
      alert = after;
      types.push(event.type);
    }
  }
  return { alert, types };
}

describe('an alarm', () => {
  test('that fires is raised once, however often it says so', () => {
    const { alert, types } = arriving([[arrival(1, 'firing')], [arrival(2, 'firing'), arrival(1, 'firing')]]);
    expect(alert).toMatchObject({ state: 'firing', episode: 1, count: 2, firingSince: minute(1) });
    expect(types).toEqual(['alert.raised', 'alert.repeated']);
  });

  test('that ends and fires again has another episode', () => {
    const { alert, types } = arriving([[arrival(1, 'firing'), arrival(2, 'cleared'), arrival(3, 'firing')]]);
    expect(alert).toMatchObject({ state: 'firing', episode: 2, firingSince: minute(3) });
    expect(types).toEqual(['alert.raised', 'alert.cleared', 'alert.raised']);
  });

  test('that loses its data goes on as it was', () => {
    const { alert } = arriving([[arrival(1, 'firing')], [arrival(2, 'no-data')], [arrival(3, 'firing')]]);
    expect(alert).toMatchObject({ state: 'firing', episode: 1, count: 2 });
  });

  test('that is only ever without data is known, and raises nothing', () => {
    const { alert, types } = arriving([[arrival(1, 'no-data')]]);
    expect(alert).toMatchObject({ state: 'no-data', episode: 0, count: 0 });
    expect(types).toEqual(['alert.repeated']);
  });

  test('whose old OK comes late is not cleared by it', () => {
    const { alert } = arriving([[arrival(5, 'firing')], [arrival(4, 'cleared')]]);
    expect(alert).toMatchObject({ state: 'firing', changedAt: minute(5) });
  });

  test('whose OK came before its ALARM is not raised by it', () => {
    const { alert, types } = arriving([[arrival(2, 'cleared')], [arrival(1, 'firing')]]);
    expect(alert).toMatchObject({ state: 'cleared', episode: 0, count: 1 });
    expect(types).toEqual(['alert.cleared', 'alert.repeated']);
  });
});

const anyState = fc.constantFrom<Signal['state']>('firing', 'cleared', 'no-data');
const history = fc
  .array(anyState, { minLength: 1, maxLength: 12 })
  .map((states) => states.map((s, n) => arrival(n, s)));
const shuffled = history.chain((signals) =>
  fc.record({
    signals: fc.constant(signals),
    delivered: fc.shuffledSubarray([...signals, ...signals], { minLength: signals.length * 2 }),
    cuts: fc.array(fc.nat(23), { maxLength: 6 }),
  }),
);

test('any order, duplicates and batches of the same signals end in the same state', () => {
  fc.assert(
    fc.property(shuffled, ({ signals, delivered, cuts }) => {
      const edges = [
        0,
        ...cuts.map((cut) => cut % delivered.length).toSorted((a, b) => a - b),
        delivered.length,
      ];
      const batches = edges.slice(1).map((edge, i) => delivered.slice(edges[i], edge));
      const { alert } = arriving(batches.filter((batch) => batch.length));
      const decisive = signals.filter(({ signal }) => signal.state !== 'no-data').at(-1)?.signal;
      expect(alert?.state).toBe(decisive?.state ?? 'no-data');
      expect(alert?.count).toBe(signals.filter(({ signal }) => signal.state === 'firing').length);
      if (decisive) expect(alert?.changedAt).toBe(decisive.at);
    }),
    { numRuns: 1_000 },
  );
});

test('in order, each time that it began is an episode', () => {
  fc.assert(
    fc.property(history, (signals) => {
      const { alert } = arriving([signals]);
      const decisive = signals.map(({ signal }) => signal.state).filter((state) => state !== 'no-data');
      const begun = decisive.filter((state, i) => state === 'firing' && decisive[i - 1] !== 'firing').length;
      expect(alert?.episode).toBe(begun);
    }),
    { numRuns: 500 },
  );
});
