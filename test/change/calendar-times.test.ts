import { describe, expect, test } from 'vitest';
import { stretchesOf, Times } from '../../functions/change/calendar-times.ts';
import { iso, stretch } from '../../functions/kernel/span.ts';

const berlin = 'Europe/Berlin';

/** The stretches as text, in a fortnight around the moment or within two of them. */
const laid = (times: unknown[], zone: string, from: string, to: string) =>
  stretchesOf(
    times.map((one) => Times.parse(one)),
    zone,
    stretch({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` }),
  ).map(({ from: begin, until }) => `${iso(begin).slice(0, 16)} ${iso(until).slice(0, 16)}`);

describe('the times of a calendar', () => {
  test.each([
    [
      'once, by the wall clock of its zone',
      [{ every: 'once', from: '2026-12-20T18:00', to: '2027-01-03T06:00' }],
      berlin,
      ['2026-12-01', '2027-02-01'],
      ['2026-12-20T17:00 2027-01-03T05:00'],
    ],
    [
      'every Saturday night, over the end of summer time: the night that has an hour more',
      [{ every: 'week', days: [6], from: '22:00', to: '04:00' }],
      berlin,
      ['2026-10-17', '2026-11-01'],
      [
        '2026-10-17T20:00 2026-10-18T02:00',
        '2026-10-24T20:00 2026-10-25T03:00',
        '2026-10-31T21:00 2026-11-01T03:00',
      ],
    ],
    [
      'every Sunday at two, when the clocks skip from two to three',
      [{ every: 'week', days: [7], from: '02:00', to: '05:00' }],
      berlin,
      ['2027-03-27', '2027-03-30'],
      ['2027-03-28T01:00 2027-03-28T03:00'],
    ],
    [
      'hours that lie in what the clocks skip are not there on that day',
      [{ every: 'week', days: [7], from: '02:10', to: '02:50' }],
      berlin,
      ['2027-03-21', '2027-04-05'],
      ['2027-03-21T01:10 2027-03-21T01:50', '2027-04-04T00:10 2027-04-04T00:50'],
    ],
    [
      'of an hour that the clocks show twice, the first counts',
      [{ every: 'week', days: [7], from: '02:30', to: '03:30' }],
      berlin,
      ['2026-10-25', '2026-10-26'],
      ['2026-10-25T00:30 2026-10-25T02:30'],
    ],
    [
      'within bounds, the last day too',
      [{ every: 'week', from: '20:00', to: '21:00', since: '2026-11-10', until: '2026-11-11' }],
      'UTC',
      ['2026-11-01', '2026-11-30'],
      ['2026-11-10T20:00 2026-11-10T21:00', '2026-11-11T20:00 2026-11-11T21:00'],
    ],
    [
      'the second Tuesday of a month',
      [{ every: 'month', nth: 2, weekday: 2, from: '22:00', to: '02:00' }],
      'America/New_York',
      ['2026-10-01', '2026-12-01'],
      ['2026-10-14T02:00 2026-10-14T06:00', '2026-11-11T03:00 2026-11-11T07:00'],
    ],
    [
      'the last Friday of a month',
      [{ every: 'month', nth: -1, weekday: 5, from: '00:00', to: '00:00' }],
      'UTC',
      ['2026-01-01', '2026-04-01'],
      [
        '2026-01-30T00:00 2026-01-31T00:00',
        '2026-02-27T00:00 2026-02-28T00:00',
        '2026-03-27T00:00 2026-03-28T00:00',
      ],
    ],
    [
      'every year, over its end',
      [{ every: 'year', from: '12-18T12:00', to: '01-04T08:00' }],
      'UTC',
      ['2027-01-01', '2027-01-02'],
      ['2026-12-18T12:00 2027-01-04T08:00'],
    ],
    [
      'two that touch are one',
      [
        { every: 'once', from: '2026-11-10T08:00', to: '2026-11-10T12:00' },
        { every: 'once', from: '2026-11-10T12:00', to: '2026-11-10T13:00' },
      ],
      'UTC',
      ['2026-11-01', '2026-12-01'],
      ['2026-11-10T08:00 2026-11-10T13:00'],
    ],
    [
      'a day whose zone skips it altogether is not there',
      [{ every: 'once', from: '2011-12-30T08:00', to: '2011-12-30T12:00' }],
      'Pacific/Apia',
      ['2011-12-28', '2012-01-02'],
      [],
    ],
  ] as const)('%s', (_, times, zone, [from, to], expected) => {
    expect(laid([...times], zone, from, to)).toEqual(expected);
  });

  test.each([
    ['an end before its beginning', { every: 'once', from: '2026-11-10T08:00', to: '2026-11-10T07:00' }],
    ['a day that no calendar has', { every: 'once', from: '2026-11-31T08:00', to: '2026-12-10T07:00' }],
    ['the fifth Monday', { every: 'month', nth: 5, weekday: 1, from: '08:00', to: '09:00' }],
    ['a year without a stretch', { every: 'year', from: '12-18T12:00', to: '12-18T12:00' }],
    ['hours with a moment in them', { every: 'week', from: '8:00', to: '09:00' }],
  ])('refuses %s', (_, times) => {
    expect(Times.safeParse(times).success).toBe(false);
  });
});
