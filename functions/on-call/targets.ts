import { membersOf, peopleById } from '../people/read.ts';
import type { Target } from '../record/target.ts';
import type { Escalation } from './escalation.ts';
import { schedules } from './keep.ts';
import { nextTurn } from './turn.ts';
import { peopleAt } from './who.ts';

async function peopleOf(target: Target, now: string): Promise<string[]> {
  if ('person' in target) return [target.person];
  if ('team' in target) return (await membersOf(target.team)).map(({ id }) => id);
  const schedule = await schedules.find(target.schedule);
  return schedule ? peopleAt(schedule, Date.parse(now)) : [];
}

/**
 * The people whom these targets mean at this moment, each once. Whoever has left is skipped: the level goes to the others,
 * and if nobody is left, to the next one.
 */
export async function peopleMeant(targets: readonly Target[], now: string): Promise<string[]> {
  const meant = (await Promise.all(targets.map((target) => peopleOf(target, now)))).flat();
  const known = await peopleById(meant);
  return [...new Set(meant)].filter((id) => known.get(id)?.state === 'active');
}

/** The people of the first of these targets that has any. */
async function firstWithSomebody(targets: readonly Target[], now: string): Promise<string[]> {
  for (const target of targets) {
    const people = await peopleMeant([target], now);
    if (people.length) return people;
  }
  return [];
}

/**
 * Whom a level pages: everybody whom its targets mean, or those of the target whose turn it is. A repetition of the levels
 * goes on with the turn after that; a target that means nobody passes its turn on.
 */
export async function peopleOfLevel(escalation: Escalation, level: number, now: string): Promise<string[]> {
  const { targets = [], turns } = escalation.levels[level] ?? {};
  if (turns !== 'round-robin' || targets.length < 2) return peopleMeant(targets, now);
  const { policy = '', pass = escalation.levels.length } = escalation;
  const turn = (await nextTurn(policy, level % pass)) % targets.length;
  return firstWithSomebody([...targets.slice(turn), ...targets.slice(0, turn)], now);
}
