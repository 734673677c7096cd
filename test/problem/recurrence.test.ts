import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dismissCandidate,
  joinCandidate,
  mostEvidence,
  type ProblemCandidate,
  raiseCandidate,
  standingOf,
} from '../../functions/problem/candidate.ts';
import { counted, type Measure, type Occurrence, recurring } from '../../functions/problem/recurrence.ts';
import { by } from './problems.ts';

const day = 86_400_000;
const start = Date.parse('2026-11-01T00:00:00Z');
const on = (days: number, id = `INC-${Math.round(days * 1000)}`): Occurrence => ({
  id,
  at: new Date(start + days * day).toISOString(),
});
const found = { rule: 'same-service', team: 'platform', days: 7 };
const subject = { kind: 'service' as const, id: 'search', name: 'Search' };
const now = on(30).at;

describe('what recurs', () => {
  const measure = { count: 3, days: 7 };

  test.each([
    ['too few', [0, 1], []],
    ['too far apart', [0, 4, 8], []],
    ['three in a week', [0, 3, 7], [0, 3, 7]],
    ['the week that has three, not the one before it', [0, 10, 11, 12], [10, 11, 12]],
    ['windows that touch', [0, 3, 6, 9, 30], [0, 3, 6, 9]],
  ])('%s', (_, days, expected) => {
    expect(
      recurring(
        days.map((one) => on(one)),
        measure,
      ),
    ).toEqual(expected.map((one) => on(one)));
  });

  test('a trend asks for more than in the days before', () => {
    const trend = { count: 3, days: 7, growth: 2 };
    const steady = [1, 2, 3, 8, 9, 10].map((one) => on(one));
    const rising = [1, 8, 9, 10].map((one) => on(one));
    expect(recurring(steady.slice(3), trend)).toHaveLength(3);
    expect(recurring(steady, trend).map(({ at }) => at)).not.toContain(on(10).at);
    expect(recurring(rising, trend).map(({ at }) => at)).toContain(on(10).at);
  });
});

/** Every window looked at by itself: an occurrence belongs to a recurrence if any week around it has enough. */
function oracle(all: readonly Occurrence[], { count, days }: Measure): Set<string> {
  const once = [...new Map(all.map((one) => [one.id, one])).values()];
  const members = new Set<string>();
  for (const first of once) {
    const window = once.filter(
      ({ at }) => at >= first.at && Date.parse(at) - Date.parse(first.at) <= days * day,
    );
    if (window.length < count) continue;
    for (const { id } of window) members.add(id);
  }
  return members;
}

/** What the reaction keeps: each occurrence is written down once, and looked at with those that were before. */
function heard(events: readonly Occurrence[], measure: Measure) {
  const rows = new Map<string, Occurrence>();
  let candidate: ProblemCandidate | undefined;
  let raised = 0;
  for (const event of events) {
    rows.set(event.id, event);
    const recurs = recurring(counted([...rows.values()], standingOf(candidate, undefined)), measure);
    if (!recurs.length) continue;
    const what = { ...found, subject, occurrences: recurs };
    if (candidate) candidate = joinCandidate(candidate, recurs, 7, by, now)?.after ?? candidate;
    else {
      candidate = raiseCandidate(what, 'PBC-1', undefined, by, now).after;
      raised++;
    }
  }
  return { raised, evidence: new Set(candidate?.evidence.map(({ id }) => id)) };
}

test('is found once, with the same evidence, in whatever order and however often it is heard of', () => {
  const occurrence = fc.integer({ min: 0, max: 2_000 }).map((hours) => on(hours / 24));
  const all = fc.uniqueArray(occurrence, { selector: ({ id }) => id, maxLength: mostEvidence - 1 });
  const measure = fc.record({ count: fc.integer({ min: 2, max: 6 }), days: fc.integer({ min: 1, max: 20 }) });
  const told = all.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc
        .shuffledSubarray([...list, ...list], { minLength: 2 * list.length })
        .map((events) => (events.length ? events : list)),
    ),
  );
  fc.assert(
    fc.property(told, measure, ([list, events], by_) => {
      const expected = oracle(list, by_);
      const { raised, evidence } = heard(events, by_);
      expect(evidence).toEqual(expected);
      expect(raised).toBe(expected.size ? 1 : 0);
    }),
    { numRuns: 200 },
  );
});

describe('a candidate that was judged', () => {
  const open = raiseCandidate(
    { ...found, subject, occurrences: [on(1), on(2)] },
    'PBC-1',
    undefined,
    by,
    now,
  );

  test('takes the place of the one before it, and of that alone', () => {
    expect(open.claims).toEqual([
      { pk: 'recurring#service#search', sk: 'candidate', values: { holder: 'PBC-1' } },
    ]);
    const next = raiseCandidate({ ...found, subject, occurrences: [on(1)] }, 'PBC-2', 'PBC-1', by, now);
    expect(next.claims?.[0]).toMatchObject({ values: { holder: 'PBC-2' }, heldBy: 'PBC-1' });
  });

  test('is quiet for as long as somebody chose, and is not judged twice', () => {
    const ask = { reason: 'We know of it', quietDays: 10 };
    const dismissed = dismissCandidate(open.after, ask, by, now).after;
    const standing = standingOf(dismissed, undefined);
    expect(counted([on(29), on(39), on(41)], standing)).toEqual([on(41)]);
    expect(() => dismissCandidate(dismissed, ask, by, now)).toThrow('PBC-1 is dismissed');
    expect(joinCandidate(dismissed, [on(50)], 7, by, now)).toBeUndefined();
  });

  test('counts nothing while its problem is worked on, and what comes after that anew', () => {
    const accepted: ProblemCandidate = { ...open.after, state: 'accepted', settledAt: now, problem: 'PRB-1' };
    expect(counted([on(31), on(50)], standingOf(accepted, undefined))).toEqual([]);
    expect(counted([on(31), on(50)], standingOf(accepted, on(40).at))).toEqual([on(50)]);
  });
});
