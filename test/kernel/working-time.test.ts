import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  afterWorkingTime,
  always,
  type WorkingCalendar,
  workingDay,
  workingTime,
} from '../../functions/kernel/working-time.ts';

const hour = 3_600_000;
const berlin = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').epochMilliseconds;
const shown = (instant: number | undefined) =>
  instant === undefined
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO('Europe/Berlin')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });
const weekdays = [1, 2, 3, 4, 5];
const office: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  hours: [
    { days: weekdays, from: '08:00', to: '12:00' },
    { days: weekdays, from: '13:00', to: '17:00' },
  ],
  holidays: ['2026-12-25', '2027-01-01'],
};

describe('working time', () => {
  test.each([
    ['within a morning', '2026-11-30T09:00', 2, '2026-11-30T11:00'],
    ['over lunch', '2026-11-30T11:00', 2, '2026-11-30T14:00'],
    ['up to the end of a day, and not to the next morning', '2026-11-30T15:00', 2, '2026-11-30T17:00'],
    ['over a weekend', '2026-12-04T16:00', 2, '2026-12-07T09:00'],
    ['over a day off', '2026-12-24T16:00', 2, '2026-12-28T09:00'],
    ['from a night', '2026-12-01T03:00', 1, '2026-12-01T09:00'],
    ['of a whole week', '2026-11-30T08:00', 40, '2026-12-04T17:00'],
  ])('%s', (_, from, hours, until) => {
    expect(shown(afterWorkingTime(office, berlin(from), hours * hour))).toBe(until);
  });

  test('has an hour less, and an hour more, on the nights when clocks are changed', () => {
    const nights = { timeZone: 'Europe/Berlin', hours: [{ from: '00:00', to: '06:00' }], holidays: [] };
    const night = (date: string) =>
      workingTime(nights, { from: berlin(`${date}T00:00`), until: berlin(`${date}T12:00`) }) / hour;
    expect([night('2026-03-28'), night('2026-03-29'), night('2026-10-25')]).toEqual([6, 5, 7]);
  });

  test('loses no minute at midnight around the clock', () => {
    const whole = { ...office, hours: [{ from: '00:00', to: '00:00' }], holidays: [] };
    const span = { from: berlin('2026-01-01T00:00'), until: berlin('2027-01-01T00:00') };
    expect(workingTime(whole, span)).toBe(365 * 24 * hour);
    expect(workingTime(always, span)).toBe(365 * 24 * hour);
  });

  test('never comes where nobody works', () => {
    const never = { ...office, hours: [{ days: [1], from: '08:00', to: '09:00' }], holidays: ['2026-11-30'] };
    expect(shown(afterWorkingTime(never, berlin('2026-11-30T00:00'), hour))).toBe('2026-12-07T09:00');
    expect(afterWorkingTime(office, berlin('2026-11-30T09:00'), 0)).toBe(berlin('2026-11-30T09:00'));
  });

  test('a day of it is the longest of the week, without its breaks', () => {
    expect(workingDay(office) / hour).toBe(8);
    expect(
      workingDay({ ...office, hours: [...office.hours, { days: [3], from: '17:00', to: '19:00' }] }) / hour,
    ).toBe(10);
    expect(workingDay({ ...office, hours: [{ from: '22:00', to: '06:00' }] }) / hour).toBe(8);
    expect(workingDay(always) / hour).toBe(24);
  });
});

/**
 * Minute by minute, as somebody at a wall clock would do it: they come when it first shows the beginning, or a time after it, and
 * go when it first shows the end.
 */
function byTheMinute({ timeZone, hours, holidays }: WorkingCalendar, from: number, until: number): number {
  let sum = 0;
  const gone = new Set<string>();
  for (let at = from - 24 * hour; at < until; at += 60_000) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    const date = local.toPlainDate().toString();
    const working = hours.filter(({ days, from: begin, to }, segment) => {
      if (days && !days.includes(local.dayOfWeek)) return false;
      if (time >= to) gone.add(`${segment} ${date} went`);
      if (time >= begin) gone.add(`${segment} ${date} came`);
      return gone.has(`${segment} ${date} came`) && !gone.has(`${segment} ${date} went`);
    });
    if (at >= from && working.length && !holidays.includes(date)) sum += 60_000;
  }
  return sum;
}

describe('held against Temporal, minute by minute', () => {
  const times = fc
    .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 47 }))
    .filter(([a, b]) => a < b)
    .map(([a, b]) => [a, b].map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`));
  const segment = fc
    .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), times })
    .map(({ days, times: [from = '', to = ''] }) => ({ days, from, to }));
  const dates = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'];
  const calendar = fc.record({
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    hours: fc.array(segment, { minLength: 1, maxLength: 3 }),
    holidays: fc.subarray(dates),
  });
  const around = fc.constantFrom(
    ...['2026-03-27', '2026-10-23', '2026-04-03', '2026-10-30'].map((date) => Date.parse(date)),
  );

  test('the same time passes, and passes when it is said to', () => {
    fc.assert(
      fc.property(
        calendar,
        around,
        fc.integer({ min: 0, max: 2_880 }),
        fc.integer({ min: 1, max: 2_880 }),
        (one, start, later, minutes) => {
          const from = start + later * 60_000;
          const until = from + minutes * 60_000;
          const passed = byTheMinute(one, from, until);
          expect(workingTime(one, { from, until })).toBe(passed);
          const after = afterWorkingTime(one, from, passed) as number;
          expect(after).toBeLessThanOrEqual(until);
          expect(workingTime(one, { from, until: after })).toBe(passed);
        },
      ),
      { numRuns: 25 },
    );
  });
});
