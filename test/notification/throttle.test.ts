import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTurn } from '../../functions/notification/bundle.ts';
import { enter, flushed, type Lane } from '../../functions/notification/lane.ts';
import { roomAt } from '../../functions/notification/notice-box.ts';
import {
  freeAt,
  type Limit,
  mailsPerPerson,
  mailsPerRecord,
  pageLimits,
} from '../../functions/notification/throttle.ts';

/** The oracle: walks the seconds until one has room by plain counting. */
function walked(sent: readonly number[], limits: readonly Limit[], now: number): number {
  for (let at = now; ; at++) {
    const kept = ({ count, seconds }: Limit) =>
      sent.filter((each) => each > at - seconds && each <= at).length +
        sent.filter((each) => each > at).length <
      count;
    if (limits.every(kept)) return at;
  }
}

const most = (times: readonly number[], { seconds }: Limit) =>
  Math.max(0, ...times.map((at) => times.filter((each) => each <= at && each > at - seconds).length));

describe('a limit', () => {
  test('frees at the second that a walk through the seconds finds', () => {
    const limits = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 5 }), seconds: fc.integer({ min: 1, max: 300 }) }),
      { minLength: 1, maxLength: 4 },
    );
    const sent = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 });
    fc.assert(
      fc.property(sent, limits, (times, rules) => {
        expect(freeAt(times, rules, 600)).toBe(walked(times, rules, 600));
      }),
      { numRuns: 400 },
    );
  });
});

/** A contact that is told of every page: what goes at once, what is bundled, and when. */
function told(arrivals: readonly number[], limits: readonly Limit[]) {
  let lane: Lane = { sent: [] };
  let waiting: number[] = [];
  const messages: { at: number; pages: number[] }[] = [];
  const clocks = new Set<number>();
  const strike = (until: number) => {
    for (const due of [...clocks].filter((each) => each <= until).toSorted((a, b) => a - b)) {
      clocks.delete(due);
      if (!waiting.length) continue;
      messages.push({ at: due, pages: waiting });
      lane = flushed(lane, `bundle-${due}`, limits, due, due);
      waiting = [];
    }
  };
  for (const [page, at] of arrivals.entries()) {
    strike(at);
    const verdict = enter(lane, String(page), limits, at);
    lane = verdict.lane ?? lane;
    if (verdict.go) messages.push({ at, pages: [page] });
    else {
      waiting.push(page);
      if (verdict.clock) clocks.add(verdict.until);
    }
  }
  strike(Number.POSITIVE_INFINITY);
  return messages;
}

describe('a storm of pages to one contact', () => {
  const arrivals = fc
    .array(fc.integer({ min: 0, max: 4 * 3600 }), { maxLength: 120 })
    .map((times) => times.toSorted((a, b) => a - b));

  test.each(Object.entries(pageLimits))(
    'by %s loses nothing, keeps the order and every limit',
    (_, limits) => {
      fc.assert(
        fc.property(arrivals, (times) => {
          const messages = told(times, limits);
          expect(messages.flatMap(({ pages }) => pages)).toEqual(times.map((__, page) => page));
          const out = messages.map(({ at }) => at);
          for (const limit of limits) expect(most(out, limit)).toBeLessThanOrEqual(limit.count);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('of a thousand in one second is one text message, and a second one a minute later', () => {
    const messages = told(
      Array.from({ length: 1000 }, () => 0),
      pageLimits.sms,
    );
    expect(messages.map(({ at, pages }) => [at, pages.length])).toEqual([
      [0, 1],
      [60, 999],
    ]);
  });

  test('is not sent twice when its event comes again', () => {
    const { lane = { sent: [] } } = enter({ sent: [] }, 'a', pageLimits.sms, 100, 1);
    const again = (at: number, attempt: number) => enter(lane, 'a', pageLimits.sms, at, attempt);
    expect(() => again(130, 1)).toThrow(expect.objectContaining({ reason: 'claim-taken' }));
    // It was cut off, or it failed and is tried anew: it counts once.
    for (const verdict of [again(160, 1), again(103, 2)])
      expect(verdict).toMatchObject({ go: true, again: true, lane: { sent: [{ id: 'a' }] } });
  });
});

describe('a bundle', () => {
  test('tells of the first page of each service first, and of all in their order', () => {
    const pages = ['a', 'a', 'b', 'a', 'c', 'b'].map((service, n) => ({ service, n }));
    expect(inTurn(pages).map(({ n }) => n)).toEqual([0, 2, 4, 1, 3, 5]);
  });
});

describe('mails about records', () => {
  test('keep ten numbers: five for each record, five in all', () => {
    const events = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 11 * 3600 }), about: fc.constantFrom('a', 'b', 'c') }),
      { minLength: 300, maxLength: 500 },
    );
    fc.assert(
      fc.property(events, (all) => {
        const sent: { at: number; about: string }[] = [];
        for (const { at, about } of all.toSorted((a, b) => a.at - b.at))
          if (roomAt({ sent }, about, mailsPerPerson, at) === at) sent.push({ at, about });
        for (const limit of mailsPerPerson)
          expect(
            most(
              sent.map(({ at }) => at),
              limit,
            ),
          ).toBeLessThanOrEqual(limit.count);
        for (const about of ['a', 'b', 'c'])
          for (const limit of mailsPerRecord)
            expect(
              most(
                sent.filter((each) => each.about === about).map(({ at }) => at),
                limit,
              ),
            ).toBeLessThanOrEqual(limit.count);
      }),
      { numRuns: 10 },
    );
  });
});
