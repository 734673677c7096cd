import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rotation } from '../../functions/on-call/rotation.ts';
import { onCallAt, shiftsBetween } from '../../functions/on-call/who.ts';
import { clockChanges, minuteByMinute } from './minute-model.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const iso = (at: number) => new Date(at).toISOString();

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'] as const;
const rotation = (over: Partial<Rotation> = {}): Rotation => ({
  id: 'a',
  people: ['dana', 'eli', 'fay'],
  every: 'day',
  count: 1,
  handOff: { time: '09:00' },
  from: '2024-01-01',
  ...over,
});
const schedule = (timeZone: string, rotations: Rotation[], overrides: Override[] = []) => ({
  timeZone,
  rotations,
  overrides,
});
type Override = { id: string; person: string; from: string; to: string };

/** Who is on call in each minute, by the shifts. */
function byShifts(one: ReturnType<typeof schedule>, from: number, until: number) {
  const shifts = shiftsBetween(one, iso(from), iso(until));
  const said: (string | undefined)[] = [];
  for (let at = from; at < until; at += minute) {
    const now = shifts.filter((shift) => Date.parse(shift.from) <= at && at < Date.parse(shift.to));
    if (now.length > 1) throw new Error(`${now.length} shifts at ${iso(at)}`);
    said.push(now[0]?.person);
  }
  return said;
}

describe('rotations over clock changes', () => {
  const changes = zones.flatMap((zone) =>
    [2025, 2026, 2027].flatMap((year) => clockChanges(zone, year).map((at) => ({ zone, at, name: iso(at) }))),
  );

  test('there are two changes a year where clocks change, and none in Kolkata', () => {
    expect(changes).toHaveLength(3 * 2 * 3);
  });

  test.each(changes)('the shifts at $name in $zone are those of the minute model', ({ zone, at }) => {
    for (const time of ['00:00', '01:30', '01:45', '02:00', '02:15', '02:30', '03:00', '09:00']) {
      const one = rotation({ handOff: { time } });
      const [from, until] = [at - 30 * hour, at + 30 * hour];
      expect(byShifts(schedule(zone, [one]), from, until), time).toEqual(
        minuteByMinute(one, zone, from, until),
      );
    }
  });

  test('a hand-off that the clocks skip happens at the first instant after the gap', () => {
    const one = schedule('Europe/Berlin', [rotation({ handOff: { time: '02:30' } })]);
    const shifts = shiftsBetween(one, '2026-03-29T00:30:00Z', '2026-03-29T02:00:00Z');
    expect(shifts.map(({ to }) => to)).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  test('a hand-off that the clocks show twice happens the first time', () => {
    const one = schedule('Europe/Berlin', [rotation({ handOff: { time: '02:30' } })]);
    const shifts = shiftsBetween(one, '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z');
    expect(shifts.map(({ to }) => to)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  test('a date that a zone skipped altogether makes no shift of no length', () => {
    const one = schedule('Pacific/Apia', [rotation({ from: '2011-12-01' })]);
    const shifts = shiftsBetween(one, '2011-12-29T00:00:00Z', '2012-01-01T00:00:00Z');
    for (const shift of shifts) expect(Date.parse(shift.to)).toBeGreaterThan(Date.parse(shift.from));
    expect(shifts.slice(1).map(({ from }) => from)).toEqual(shifts.slice(0, -1).map(({ to }) => to));
  });
});

const rotations = fc.record({
  id: fc.constant('a'),
  people: fc.array(fc.constantFrom('dana', 'eli', 'fay', 'gus'), { minLength: 1, maxLength: 4 }),
  every: fc.constantFrom('day' as const, 'week' as const),
  count: fc.integer({ min: 1, max: 3 }),
  handOff: fc.record({
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
  from: fc.integer({ min: 0, max: 1200 }).map((days) => iso(Date.UTC(2024, 0, 1) + days * day).slice(0, 10)),
});
const instants = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((m) => Date.UTC(2024, 0, 3) + m * minute);

describe('any rotation', () => {
  const daily = ({ every, handOff, ...rest }: Rotation): Rotation =>
    every === 'day' ? { ...rest, every, handOff: { time: handOff.time } } : { ...rest, every, handOff };

  test('is what the minute model says', () => {
    fc.assert(
      fc.property(rotations.map(daily), fc.constantFrom(...zones), instants, (one, zone, from) => {
        const until = from + 2 * day;
        expect(byShifts(schedule(zone, [one]), from, until)).toEqual(minuteByMinute(one, zone, from, until));
      }),
      { numRuns: 40 },
    );
  });

  test('has neither a gap nor an overlap between its shifts, with overrides as well', () => {
    const holes = fc.array(fc.integer({ min: 1, max: 72 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        rotations.map(daily),
        fc.constantFrom(...zones),
        instants,
        holes,
        (one, zone, from, hours) => {
          const begun = { ...one, from: '2023-01-01' };
          let at = from;
          const overrides = hours.map((length, index) => {
            const override = {
              id: `o${index}`,
              person: `cover-${index}`,
              from: iso(at),
              to: iso(at + length * hour),
            };
            at += (length + (index % 2) * 7) * hour;
            return override;
          });
          const shifts = shiftsBetween(schedule(zone, [begun], overrides), iso(from), iso(from + 30 * day));
          const begins = shifts.slice(1).map((shift) => shift.from);
          expect(begins).toEqual(shifts.slice(0, -1).map((shift) => shift.to));
          const covered = shifts.filter((shift) => shift.override).map((shift) => shift.person);
          expect(covered).toEqual(overrides.map(({ person }) => person));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('says until when its answer holds', () => {
    fc.assert(
      fc.property(
        rotations.map(daily),
        rotations.map(daily),
        fc.constantFrom(...zones),
        instants,
        (a, b, zone, at) => {
          const override = { id: 'o', person: 'gus', from: iso(at + 5 * hour), to: iso(at + 9 * hour) };
          const one = schedule(zone, [a, b], [override]);
          const now = onCallAt(one, iso(at));
          const until = Date.parse(now.until ?? '');
          expect(until).toBeGreaterThan(at);
          expect(until).toBeLessThanOrEqual(at + 5 * hour);
          for (const part of [0.3, 0.7, 1])
            expect(onCallAt(one, iso(Math.ceil(at + (until - at) * part) - 1)).people).toEqual(now.people);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('who is on call', () => {
  const at = '2026-06-03T10:00:00Z';

  test('with several rotations everybody whose turn it is, each person once', () => {
    const two = [rotation(), rotation({ id: 'b', people: ['gus'] }), rotation({ id: 'c' })];
    expect(onCallAt(schedule('UTC', two), at).people).toHaveLength(2);
  });

  test('is one person while an override lasts, until it ends', () => {
    const override = { id: 'o', person: 'gus', from: '2026-06-03T09:30:00Z', to: '2026-06-03T12:00:00Z' };
    const one = schedule('UTC', [rotation(), rotation({ id: 'b', people: ['fay'] })], [override]);
    expect(onCallAt(one, at)).toEqual({ people: ['gus'], until: '2026-06-03T12:00:00.000Z' });
  });

  test('is nobody before the first hand-off, and the answer says when that is', () => {
    const week = rotation({ every: 'week', handOff: { time: '08:00', weekday: 1 }, from: '2026-06-04' });
    expect(onCallAt(schedule('Europe/Berlin', [week]), at)).toEqual({
      people: [],
      until: '2026-06-08T06:00:00.000Z',
    });
  });

  test('is nobody in a schedule without rotations, and nothing will change that', () => {
    expect(onCallAt(schedule('UTC', []), at)).toEqual({ people: [] });
  });
});
