import { describe, expect, test } from 'vitest';
import { holidaysIn } from '../../functions/service-level/ics-holidays.ts';
import { lasting, when } from '../../functions/service-level/words.ts';

const monday = Date.parse('2026-11-30T09:30:00Z');

describe('words', () => {
  test.each([
    [30_000, 'less than 1 m'],
    [60_000, '1 m'],
    [3_600_000, '1 h'],
    [7_800_000, '2 h 10 m'],
    [217_800_000, '60 h 30 m'],
  ])('%d ms', (milliseconds, words) => {
    expect(lasting(milliseconds)).toBe(words);
  });

  test('a moment says its day, its date when it is far, and its year when it is another one', () => {
    expect(when(monday, 'Europe/Berlin', monday)).toBe('Mon 10:30 Europe/Berlin');
    expect(when(monday + 7 * 86_400_000, 'Europe/Berlin', monday)).toBe('Mon 7 Dec 10:30 Europe/Berlin');
    expect(when(monday + 40 * 86_400_000, 'Asia/Kolkata', monday)).toBe('Sat 9 Jan 2027 15:00 Asia/Kolkata');
  });
});

describe('days off from a calendar file', () => {
  const file = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n');

  test('whole days, also several in a row, with their names', () => {
    const found = holidaysIn(
      file(
        'DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, both\r\n  days',
        'DTSTART:20261231T120000Z\r\nSUMMARY:A party',
      ),
      2026,
    );
    expect(found).toEqual([
      { date: '2026-12-25', name: 'Christmas, both days' },
      { date: '2026-12-26', name: 'Christmas, both days' },
    ]);
  });

  test('what comes back every year on its date, for ten years; what moves, only as it stands there', () => {
    const yearly = holidaysIn(
      file('DTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:May Day'),
      2026,
    );
    expect([yearly.length, yearly.at(-1)?.date]).toEqual([17, '2036-05-01']);
    const moving = holidaysIn(
      file('DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTH=11'),
      2026,
    );
    expect(moving).toEqual([{ date: '2026-11-26' }]);
    const leap = holidaysIn(file('DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;COUNT=9'), 2026);
    expect(leap.map(({ date }) => date)).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  test.each([
    ['nothing of the kind', 'hello'],
    ['no whole day', file('DTSTART:20261231T120000Z')],
    ['a day that does not exist', file('DTSTART;VALUE=DATE:20260231')],
  ])('refuses %s', (_, text) => {
    expect(() => holidaysIn(text, 2026)).toThrow('/ics');
  });
});
