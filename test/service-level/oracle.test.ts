import fc from 'fast-check';
import { expect, test } from 'vitest';
import { read } from './histories.ts';
import { expected } from './temporal.ts';

const minute = 60_000;
const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
const segment = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  to: time,
});
const dates = [
  '2026-03-27',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-26',
  '2026-04-06',
  '2026-11-02',
];
const calendar = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'America/Santiago',
    'Africa/Cairo',
  ),
  hours: fc.array(segment, { maxLength: 3 }),
  holidays: fc.subarray(dates),
});
// Days near which these zones change their clocks.
const around = fc
  .constantFrom(
    '2026-03-07',
    '2026-03-27',
    '2026-04-03',
    '2026-04-23',
    '2026-09-04',
    '2026-10-02',
    '2026-10-23',
    '2026-10-30',
  )
  .map((date) => Date.parse(date));
const target = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 2_880 }), unit: fc.constant('minutes' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constant('hours' as const) }),
  fc.record({
    amount: fc.integer({ min: 1, max: 5 }),
    unit: fc.constant('working-days' as const),
    endOfDay: fc.constantFrom(undefined, true),
  }),
);
const history = fc.record({
  later: fc.integer({ min: 0, max: 4_320 }),
  /** Minutes between one thing and the next: it runs, it stands still, it runs. */
  turns: fc.array(fc.integer({ min: 1, max: 2_880 }), { maxLength: 5 }),
  ends: fc.boolean(),
  read: fc.integer({ min: 0, max: 4_320 }),
});

/** What is due later than this, with half an hour of work a week, takes the oracle years to see. */
const days = 90;
const years = 1_400;

test('10,000 random calendars, targets and pauses, held against Temporal', () => {
  fc.assert(
    fc.property(
      calendar,
      around,
      target,
      history,
      (hours, start, wanted, { later, turns, ends, read: past }) => {
        const from = start + later * minute;
        const edges: number[] = [];
        for (const turn of turns) edges.push((edges.at(-1) ?? from) + turn * minute);
        const end = ends ? edges.at(-1) : undefined;
        const pauseEdges = ends ? edges.slice(0, -1) : edges;
        const pauses = pauseEdges.flatMap((begin, n) =>
          n % 2
            ? []
            : [{ from: begin, ...(pauseEdges[n + 1] !== undefined && { to: pauseEdges[n + 1] as number }) }],
        );
        const one = { calendar: hours, target: wanted, from, pauses, end };
        const now = (edges.at(-1) ?? from) + past * minute;
        const found = read(one, now);
        const near = expected(one, now, days);
        const must = near.due === undefined && found.dueAt ? expected(one, now, years) : near;
        const known = (instant: number | undefined) =>
          instant === undefined ? undefined : new Date(instant).toISOString();
        expect(found.target).toBe(must.target);
        expect(found.elapsed).toBe(must.elapsed);
        const over = must.due !== undefined && must.due <= now;
        expect(found.missedAt).toBe(over ? known(must.due) : undefined);
        if (found.state === 'running') expect(found.dueAt).toBe(known(must.due));
      },
    ),
    { numRuns: 10_000 },
  );
});
