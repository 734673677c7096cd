import { describe, expect, test } from 'vitest';
import { peopleAt } from '../../functions/on-call/who.ts';
import { oracleOf, transitions } from '../on-call/oracle.ts';
import { everything, zones } from '../on-call/oracle-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const years = Array.from({ length: 10 }, (_, index) => 2019 + index);

/** Every minute within two days of a change of the clocks, every hour otherwise. */
function* moments(from: number, until: number, changes: readonly number[]): Generator<number> {
  for (let now = from; now < until; ) {
    yield now;
    const near = changes.some((at) => Math.abs(at - now) <= 2 * day);
    now = near
      ? now + minute
      : Math.min(...changes.filter((at) => at - 2 * day > now).map((at) => at - 2 * day), now + hour);
  }
}

describe('who is on call over ten years, by an oracle that shares no line with it', () => {
  test.each(zones.map((zone, index) => [zone, index] as const))(
    'in %s',
    (zone, index) => {
      let asked = 0;
      for (const year of years) {
        const [from, until] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
        const changes = transitions(zone, from - 3 * day, until + 3 * day);
        const schedule = everything(zone, index + year, from, changes);
        const oracle = oracleOf(schedule, from, until);
        for (const now of moments(from, until, changes)) {
          asked++;
          const [ours, theirs] = [peopleAt(schedule, now).sort().join(), oracle(now).join()];
          if (ours !== theirs)
            expect(ours, `${zone} at ${new Date(now).toISOString()}, year ${year}`).toBe(theirs);
        }
      }
      expect(asked).toBeGreaterThan(10 * 365 * 24);
    },
    30 * minute,
  );
});
