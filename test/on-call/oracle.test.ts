import { describe, expect, test } from 'vitest';
import { peopleAt } from '../../functions/on-call/who.ts';
import { oracleOf, transitions } from './oracle.ts';
import { everything, zones } from './oracle-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];

// All of it is in test/long: every minute, ten years, every zone.
describe('who is on call, by an oracle that shares no line with it', () => {
  test.each(zones.map((zone, seed) => [zone, seed] as const))('in %s', (zone, seed) => {
    const changes = transitions(zone, from, until);
    const schedule = everything(zone, seed, from, changes);
    const oracle = oracleOf(schedule, from, until);
    const near = changes.flatMap((at) =>
      Array.from({ length: 41 }, (_, index) => at + (index - 20) * 9 * minute),
    );
    const far = Array.from({ length: 60 }, (_, index) => from + index * 6 * day + seed * 37 * minute);
    for (const now of [...near, ...far])
      expect(peopleAt(schedule, now).sort(), new Date(now).toISOString()).toEqual(oracle(now));
  });
});
