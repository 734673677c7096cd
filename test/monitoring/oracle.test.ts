import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { type Alert, goesOn, raisedOf } from '../../functions/monitoring/alert.ts';
import { apply, pass } from '../../functions/monitoring/apply.ts';
import type { Handling } from '../../functions/monitoring/handling.ts';
import type { Running } from '../../functions/monitoring/hold.ts';
import type { Signal } from '../../functions/monitoring/signal.ts';
import { type Arrival, type Place, signalKey, unheardOf } from '../../functions/monitoring/unheard-of.ts';

/*
 * The oracle knows every signal from the beginning, in its source's order, and asks minute by minute what is so. What is
 * tested hears of them in whatever order and batches they are delivered, twice as well, and is called by its clocks.
 */

const by = system('test');
const start = Date.UTC(2026, 10, 22, 9);
/** Half minutes: a moment of a source is never one at which a clock strikes. */
const at = (halves: number) => new Date(start + halves * 30_000).toISOString();
type Mark = { readonly n: number; readonly state: 'firing' | 'cleared' };
type Settings = Pick<Handling, 'delay' | 'threshold' | 'flapping'>;
const minutes = (n: number) => n * 2;

/** Marks at odd half minutes, one at a moment. */
const marksOf = (most: number) =>
  fc
    .uniqueArray(fc.nat(120), { minLength: 1, maxLength: most })
    .chain((times) =>
      fc.tuple(
        fc.constant(times.toSorted((a, b) => a - b)),
        fc.array(fc.boolean(), { minLength: times.length, maxLength: times.length }),
      ),
    )
    .map(([times, fires]) =>
      times.map((n, i): Mark => ({ n: n * 2 + 1, state: fires[i] ? 'firing' : 'cleared' })),
    );

const settingsOf = fc.record(
  {
    delay: fc.integer({ min: 1, max: 30 }),
    threshold: fc.record({
      signals: fc.integer({ min: 2, max: 4 }),
      minutes: fc.integer({ min: 2, max: 40 }),
    }),
    flapping: fc.record({
      turns: fc.integer({ min: 2, max: 6 }),
      minutes: fc.integer({ min: 2, max: 60 }),
      quiet: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { requiredKeys: [] },
);

/** What is so at a moment, from everything that was said up to it. */
function oracle(marks: readonly Mark[], { delay = 0, threshold, flapping }: Settings, now: number) {
  let fires = false;
  let since: number | undefined;
  let flaps: number | undefined;
  let lastTurn = Number.NEGATIVE_INFINITY;
  let raised = false;
  let reached = !threshold;
  let opened = 0;
  const turns: number[] = [];
  const fired: number[] = [];
  for (let minute = 0; minute <= now; minute++) {
    if (flaps !== undefined && flapping && minute >= lastTurn + minutes(flapping.quiet)) {
      flaps = undefined;
      if (!fires) {
        since = undefined;
        raised = false;
        reached = !threshold;
      }
    }
    if (since !== undefined && !raised && reached && minute >= since + minutes(delay)) {
      raised = true;
      opened += 1;
    }
    const mark = marks.find(({ n }) => n === minute);
    if (mark) {
      if (mark.state === 'firing') fired.push(minute);
      if ((mark.state === 'firing') !== fires) {
        fires = !fires;
        turns.push(minute);
        lastTurn = minute;
        const lately = flapping ? turns.filter((one) => one > minute - minutes(flapping.minutes)).length : 0;
        if (flapping && lately >= flapping.turns) flaps ??= minute;
      }
      if (!fires && flaps === undefined) since = undefined;
      if (fires) since ??= minute;
    }
    if (since === undefined) {
      raised = false;
      reached = !threshold;
      continue;
    }
    const counted = threshold && fired.filter((one) => one > minute - minutes(threshold.minutes)).length;
    if (mark?.state === 'firing' && threshold && (counted ?? 0) >= threshold.signals) reached = true;
    if (!raised && reached && minute >= since + minutes(delay)) {
      raised = true;
      opened += 1;
    }
  }
  return { fires, goesOn: since !== undefined, since, flaps: flaps !== undefined, raised, reached, opened };
}

const place: Place = {
  service: 'checkout',
  team: 'platform',
  because: 'rule',
  impact: 'high',
  urgency: 'high',
  priority: 1,
};

const arrival = ({ n, state }: Mark): Arrival => ({
  signal: {
    fingerprint: 'arn:aws:cloudwatch:us-east-1:1:alarm:a',
    source: 'cloudwatch',
    alarmName: 'a',
    state: state as Signal['state'],
    at: at(n),
    reason: state,
    tags: {},
  },
  raw: '{}',
});

/** An alert as it is kept, to which batches are delivered at moments, and whose clocks strike in between. */
function kept(handling: Settings) {
  let alert: Alert | undefined;
  const seen = new Set<string>();
  const events: string[] = [];
  const strike = (until: string, windows: readonly Running[]) => {
    for (let turn = 0; turn < 500; turn++) {
      const due = Object.values(alert?.clocks ?? {}).toSorted()[0];
      if (!alert || due === undefined || due > until) return;
      const decision = pass(alert, windows, by, due, due);
      expect(decision, 'a clock that struck is moved or taken away').toBeDefined();
      if (!decision) return;
      alert = decision.after;
      events.push(decision.event.type);
    }
    throw new Error('Its clocks never come to rest');
  };
  const deliver = (marks: readonly Mark[], now: number, windows: readonly Running[] = []) => {
    const fresh = [...new Map(marks.map((mark) => [`${mark.n}`, arrival(mark)])).values()].filter(
      ({ signal }) => !seen.has(signalKey(signal)),
    );
    const [first] = fresh;
    if (!first) return;
    // Clocks may strike a little late: what is on its way by then is told first.
    strike(fresh.map(({ signal }) => signal.at).toSorted()[0] ?? at(now), windows);
    const begin = alert ?? unheardOf(first.signal, { ...place, handling }, 'ALT-1001', at(now));
    for (const { before, after, event } of apply(alert, begin, fresh, by, { now: at(now), windows })) {
      expect(before).toEqual(alert);
      alert = after;
      events.push(event.type);
    }
    for (const { signal } of fresh) seen.add(signalKey(signal));
  };
  return { deliver, strike, events, alert: () => alert as Alert };
}

const told = (alert: Alert) => ({
  fires: alert.state === 'firing',
  goesOn: goesOn(alert),
  flaps: alert.flapping !== undefined,
});

const end = 400;

describe('what time makes of an alert, against an oracle that looks at every half minute', () => {
  test('in order, in any batches and twice: raised, held, flapping and cleared as the oracle says', () => {
    fc.assert(
      fc.property(
        marksOf(16),
        settingsOf,
        fc.array(fc.nat(3), { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 1, max: end }),
        (marks, settings, sizes, later) => {
          const { deliver, strike, alert, events } = kept(settings);
          for (let from = 0, i = 0; from < marks.length; i++) {
            const batch = marks.slice(Math.max(0, from - 2), from + (sizes[i % sizes.length] ?? 0) + 1);
            from = from + (sizes[i % sizes.length] ?? 0) + 1;
            deliver(batch, (batch.at(-1)?.n ?? 0) + 1);
          }
          const now = Math.max(marks.at(-1)?.n ?? 0, later) + 1;
          strike(at(now), []);
          const right = oracle(marks, settings, now);
          const { fires, goesOn: going, flaps } = right;
          expect(told(alert())).toEqual({ fires, goesOn: going, flaps });
          if (going) expect(alert().firingSince).toBe(at(right.since ?? 0));
          expect(raisedOf(alert()) === alert().episode && going).toBe(right.raised);
          const opened = events.filter((type) => type === 'alert.raised' || type === 'alert.released').length;
          expect(opened).toBe(right.opened);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test('in any order, told before anything of it is due: then time makes of it what the oracle says', () => {
    const shuffled = marksOf(12).chain((marks) =>
      fc.tuple(
        fc.constant(marks),
        fc.shuffledSubarray([...marks, ...marks], { minLength: marks.length * 2 }),
        fc.array(fc.nat(23), { maxLength: 6 }),
      ),
    );
    fc.assert(
      fc.property(
        shuffled,
        settingsOf,
        fc.integer({ min: 1, max: end }),
        ([marks, told_, cuts], given, later) => {
          // Longer than all that was said lasted: nothing can be let through before the last of it is heard.
          const settings = { ...given, delay: 130 + (given.delay ?? 0) };
          const { deliver, strike, alert } = kept(settings);
          const last = (marks.at(-1)?.n ?? 0) + 1;
          const edges = [0, ...cuts.map((cut) => cut % told_.length).toSorted((a, b) => a - b), told_.length];
          for (const [i, edge] of edges.slice(1).entries())
            if (edge > (edges[i] ?? 0)) deliver(told_.slice(edges[i], edge), last);
          strike(at(last + later), []);
          const right = oracle(marks, settings, last + later);
          const { fires, goesOn: going, flaps } = right;
          expect(told(alert())).toEqual({ fires, goesOn: going, flaps });
          expect(alert().count).toBe(marks.filter(({ state }) => state === 'firing').length);
          if (going) expect(alert().firingSince).toBe(at(right.since ?? 0));
          expect(raisedOf(alert()) === alert().episode && going).toBe(right.raised);
          expect(alert().held?.reason).toBe(
            !going || right.raised ? undefined : right.reached ? 'delay' : 'threshold',
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('in maintenance nothing is let through, and what still goes on is at the end of it', () => {
    const span = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(marksOf(12), span, (marks, [from, length]) => {
        const running = (now: number): Running[] =>
          now >= from && now < from + length ? [{ id: 'MW-1', services: ['checkout'] }] : [];
        const { deliver, alert, events } = kept({});
        let going = false;
        let open = false;
        for (let now = 0; now <= 400; now++) {
          const mark = marks.find(({ n }) => n === now);
          if (mark) {
            const before = events.length;
            deliver([mark], now, running(now));
            if (mark.state === 'cleared' || !going) open = false;
            going = mark.state === 'firing';
            if (running(now).length) expect(events.slice(before)).not.toContain('alert.raised');
            else if (going) open = true;
          }
          const current = alert();
          const decision = current && pass(current, running(now), by, at(now), at(now));
          if (decision) {
            deliver([], now);
            const { type } = decision.event;
            if (now === from) expect(type).toBe('alert.held');
            if (now === from + length) expect(type).toBe('alert.released');
            expect([from, from + length]).toContain(now);
          }
          if (now === from + length && going) open = true;
          if (!decision && current && !running(now).length && now !== from + length)
            expect(raisedOf(current) === current.episode && goesOn(current)).toBe(going && open);
          if (decision) return;
        }
      }),
      { numRuns: 500 },
    );
  });
});
