import type { Stretch } from '../kernel/span.ts';
import { type Covered, coversAny } from './change-calendar.ts';
import { conflictsOf, type Facts, type Subject } from './conflict.ts';

const quarter = 15 * 60_000;
const upToQuarter = (at: number) => Math.ceil(at / quarter) * quarter;

const ofSubject = (team: string, { id, service, through }: Subject): Covered => ({
  team: through ? undefined : team,
  services: [id, ...(service ? [service] : [])],
  cis: [id],
});

/** Every moment at which something that stood in the way does so no more: where a free stretch may begin. */
function turns({ team, assignee, subjects, others, calendars }: Facts): number[] {
  const ids = new Set(subjects.map(({ id }) => id));
  const busy = others
    .filter((other) => (assignee && other.assignee === assignee) || other.subjects.some((id) => ids.has(id)))
    .map(({ span }) => span.until);
  const bound = calendars.filter(({ covers }) =>
    subjects.some((subject) => coversAny(covers, ofSubject(team, subject))),
  );
  const laid = bound.flatMap(({ purpose, stretches }) =>
    stretches.map(({ from, until }) => (purpose === 'maintenance' ? from : until)),
  );
  return [...busy, ...laid];
}

/**
 * The first stretch of a length in which a change is in no conflict, beginning on a quarter of an hour.
 *
 * @param length in milliseconds
 * @param within where to look: from its beginning on, and no later than its end
 * @returns undefined when there is none
 */
export function freeSlot(facts: Facts, length: number, within: Stretch): Stretch | undefined {
  const begins = [within.from, ...turns(facts)]
    .map(upToQuarter)
    .filter((from) => from >= within.from && from + length <= within.until);
  for (const from of [...new Set(begins)].toSorted((a, b) => a - b)) {
    const slot = { from, until: from + length };
    if (!conflictsOf(facts, slot).length) return slot;
  }
  return undefined;
}
