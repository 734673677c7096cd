import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { nextDigest, quietUntil } from '../../functions/notification/quiet-hours.ts';
import { defaultSettings, handlingOf, planOf } from '../../functions/notification/settings.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const zoned = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
const clock = (ms: number, zone: string) => zoned(ms, zone).toPlainTime().toString().slice(0, 5);

type Segment = { days: number[]; from: string; to: string };

/** The oracle: whether the wall clock stands in a segment, counted in minutes since its day began. */
function inside(segments: readonly Segment[], ms: number, zone: string): boolean {
  const { dayOfWeek, hour, minute } = zoned(ms, zone);
  const now = hour * 60 + minute;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return segments.some(({ days, from, to }) => {
    const end = minutes(to) + (minutes(to) <= minutes(from) ? 24 * 60 : 0);
    const yesterday = ((dayOfWeek + 5) % 7) + 1;
    return (
      (days.includes(dayOfWeek) && now >= minutes(from) && now < end) ||
      (days.includes(yesterday) && now + 24 * 60 >= minutes(from) && now + 24 * 60 < end)
    );
  });
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const segment = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: time,
  to: time,
});
// Around the changes of the clock in spring and autumn of 2026, and in between.
const moment = fc.integer({ min: Date.parse('2026-03-01T00:00Z'), max: Date.parse('2026-11-30T00:00Z') });

describe('quiet hours', () => {
  test('end at the minute that the wall clock says, in every zone and at every change of the clock', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...zones),
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        (ms, zone, segments) => {
          const at = new Date(ms).toISOString();
          const until = quietUntil({ segments }, zone, at);
          if (!inside(segments, ms, zone)) {
            expect(until).toBeUndefined();
            return;
          }
          if (until === undefined) return;
          const end = Date.parse(until);
          expect(inside(segments, end, zone)).toBe(false);
          expect(inside(segments, end - 60_000, zone)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('hold back pages of low urgency, and never one of high urgency', () => {
    const own = {
      ...defaultSettings('dana'),
      quietHours: { segments: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }] },
    };
    const contacts = [{ id: 'email-1', type: 'email' }];
    const night = '2026-11-23T23:30:00.000Z';
    const [high] = planOf(own, contacts, 'high', 'UTC', night);
    const [low] = planOf(own, contacts, 'low', 'UTC', night);
    expect([high?.at, low?.at]).toEqual([night, '2026-11-24T07:00:00.000Z']);
  });
});

describe('a digest', () => {
  test('comes once a day when the wall clock reaches its time, also where that minute is left out', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), time, (ms, zone, at) => {
        const next = Date.parse(nextDigest({ every: 'day', at }, zone, new Date(ms).toISOString()));
        expect(next).toBeGreaterThan(ms - 60_000);
        expect(next - ms).toBeLessThanOrEqual(26 * 3_600_000);
        const shown = clock(next, zone);
        if (shown === at) return;
        // The clock was put forward over it: the first minute after it.
        expect(shown > at && clock(next - 60_000, zone) < at).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('comes at the next full hour', () => {
    expect(nextDigest({ every: 'hour', at: '08:00' }, 'UTC', '2026-11-23T11:00:00.000Z')).toBe(
      '2026-11-23T12:00:00.000Z',
    );
  });
});

describe('the rules of a person', () => {
  const contacts = [
    { id: 'email-1', type: 'email' },
    { id: 'sms-1', type: 'sms' },
  ];
  const nine = '2026-11-23T09:00:00.000Z';

  test('by default are every contact at once', () => {
    expect(planOf(defaultSettings('dana'), contacts, 'high', 'UTC', nine).map(({ at }) => at)).toEqual([
      nine,
      nine,
    ]);
  });

  test('are followed in their order and time', () => {
    const own = {
      ...defaultSettings('dana'),
      high: [
        { contact: 'email', after: 0 },
        { contact: 'sms-1', after: 2 },
      ],
    };
    expect(planOf(own, contacts, 'high', 'UTC', nine).map(({ contact, at }) => [contact.id, at])).toEqual([
      ['email-1', nine],
      ['sms-1', '2026-11-23T09:02:00.000Z'],
    ]);
  });

  test('that name nothing which is there reach them all the same', () => {
    const own = { ...defaultSettings('dana'), high: [{ contact: 'sms-gone', after: 0 }] };
    expect(planOf(own, contacts, 'high', 'UTC', nine)).toHaveLength(2);
  });

  test('say for every topic whether it is heard of', () => {
    const own = { ...defaultSettings('dana'), topics: { comment: 'off', '*': 'digest' } as const };
    expect([
      handlingOf(own, 'comment'),
      handlingOf(own, 'resolved'),
      handlingOf(defaultSettings('x'), 'a'),
    ]).toEqual(['off', 'digest', 'now']);
  });
});
