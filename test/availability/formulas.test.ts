import { describe, expect, test } from 'vitest';
import { allowedDowntime, budgetAt, burnRate } from '../../functions/availability/budget.ts';
import { downsIn } from '../../functions/availability/downtime.ts';
import { figuresOf, pooled, sumsOf } from '../../functions/availability/formulas.ts';
import { always, type WorkingCalendar } from '../../functions/kernel/working-time.ts';
import { at, entry } from './outages.ts';

const minute = 60_000;
const hour = 60 * minute;
const whole = { from: at('00:00'), until: at('00:00', '2026-11-24') };
const office: WorkingCalendar = { timeZone: 'UTC', hours: [{ from: '08:00', to: '18:00' }], holidays: [] };
const of = (entries: Parameters<typeof downsIn>[0], hours = always, now = whole.until) =>
  figuresOf(sumsOf(downsIn(entries, whole, now), whole, hours));

describe('the formulas of ServiceNow’s service availability, worked by hand', () => {
  test('a day with two outages of 36 minutes in all', () => {
    // 1,440 min − 36 min = 1,404 min; 1,404 / 1,440 = 0.975; MTBF 1,404 / 2 = 702 min; MTRS 36 / 2 = 18 min.
    const figures = of([entry('10:00', '10:24'), entry('14:00', '14:12')]);
    expect(figures).toMatchObject({ total: 0.975, availability: 0.975, outages: 2, downtime: 36 * minute });
    expect(figures.mtbf).toBe(702 * minute);
    expect(figures.mtrs).toBe(18 * minute);
  });

  test('within a schedule of ten hours, what happens at night counts for the total alone', () => {
    // Inside 08:00 to 18:00: 600 min agreed, 06:00 to 08:30 leaves 30 min of it. 570 / 600 = 0.95; total (1,440 − 150) / 1,440.
    const figures = of([entry('06:00', '08:30')], office);
    expect(figures.total).toBeCloseTo(1_290 / 1_440, 12);
    expect(figures).toMatchObject({
      availability: 0.95,
      committed: 10 * hour,
      committedDowntime: 30 * minute,
      outages: 1,
    });
    expect(figures.mtbf).toBe(570 * minute);
    expect(figures.mtrs).toBe(30 * minute);
    expect(of([entry('02:00', '03:00')], office)).toMatchObject({ availability: 1, outages: 0 });
  });

  test('several alarms of one outage count once', () => {
    const figures = of([
      entry('10:00', '10:30'),
      entry('10:10', '10:40'),
      entry('10:20', '10:25'),
      entry('10:40', '10:45'),
    ]);
    expect(figures).toMatchObject({ downtime: 45 * minute, outages: 1 });
  });

  test('unplanned time that overlaps a planned outage does not count', () => {
    const planned = entry('10:00', '11:00', 'planned');
    expect(of([entry('10:10', '10:50'), planned])).toMatchObject({ downtime: 0, outages: 0, total: 1 });
    expect(of([entry('09:50', '11:20'), planned])).toMatchObject({ downtime: 30 * minute, outages: 1 });
  });

  test('neither a degradation nor a planned outage is downtime', () => {
    expect(of([entry('10:00', '12:00', 'degradation'), entry('14:00', '15:00', 'planned')])).toMatchObject({
      downtime: 0,
    });
  });

  test('what goes on counts up to now, and what began before the period from its beginning on', () => {
    expect(of([entry('23:00')], always, at('23:30'))).toMatchObject({ downtime: 30 * minute });
    const before = { ...entry('00:00', '01:00'), from: at('22:00', '2026-11-22') };
    expect(of([before])).toMatchObject({ downtime: hour, outages: 1 });
  });

  test('the time until somebody took it, of those that somebody took', () => {
    const figures = of([
      entry('10:00', '10:30', 'outage', '10:04'),
      entry('12:00', '12:30', 'outage', '12:10'),
      entry('15:00', '15:05'),
    ]);
    expect(figures.mtta).toBe(7 * minute);
  });

  test('offerings are rolled up by the time in which they are agreed to be there', () => {
    const one = sumsOf(downsIn([entry('10:00', '11:00')], whole, whole.until), whole, always);
    const other = sumsOf([], whole, office);
    // 24 h and 10 h are agreed on, one hour of it is gone: 33 / 34.
    expect(figuresOf(pooled([one, other])).availability).toBeCloseTo(33 / 34, 12);
  });

  test('nothing is divided by nothing', () => {
    const empty = { from: whole.from, until: whole.from };
    expect(figuresOf(sumsOf([], empty, always))).toEqual({
      period: 0,
      downtime: 0,
      committed: 0,
      committedDowntime: 0,
      outages: 0,
    });
  });
});

describe('an error budget', () => {
  const days = (count: number) => count * 24 * hour;
  test.each([
    [99.9, 43 * minute + 12_000],
    [99.95, 21 * minute + 36_000],
    [99.99, 4 * minute + 19_200],
  ])('of 30 days at %s %% allows what ServiceNow’s table says', (percent, allowed) => {
    expect(allowedDowntime(days(30), percent / 100)).toBe(allowed);
  });

  test('burns as the SRE workbook computes it: 1.44 % of an hour at 99.9 % is 14.4 times too fast', () => {
    const now = at('12:00');
    const downs = downsIn([{ ...entry('11:00', '11:01'), until: at('11:00') + 0.0144 * hour }], whole, now);
    expect(burnRate(downs, always, 0.999, now, hour)).toBeCloseTo(14.4, 6);
    expect(burnRate(downs, always, 0.999, now, 6 * hour)).toBeCloseTo(2.4, 6);
  });

  test('says when it was spent, or when it will be', () => {
    const month = { from: Date.parse('2026-11-01T00:00:00Z'), until: Date.parse('2026-12-01T00:00:00Z') };
    const budget = (entries: Parameters<typeof downsIn>[0], now: number, down: boolean) =>
      budgetAt(
        month,
        {
          downs: downsIn(entries, { from: month.from, until: now }, now),
          hours: always,
          target: 0.999,
          down,
        },
        now,
      );
    const going = budget([entry('10:00')], at('10:30'), true);
    expect(going).toMatchObject({
      spent: 30 * minute,
      left: 13.2 * minute,
      spentBy: '2026-11-23T10:43:12.000Z',
    });
    expect(going.burning).toEqual(['1h', '6h', '3d']);
    const gone = budget([entry('10:00', '11:00')], at('12:00'), false);
    expect(gone).toMatchObject({ left: -16.8 * minute, spentAt: '2026-11-23T10:43:12.000Z' });
    expect(gone.spentBy).toBeUndefined();
  });
});
