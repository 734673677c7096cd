import { membersOf, peopleById } from '../people/read.ts';
import { schedules } from './keep.ts';
import type { Target } from './policy.ts';
import { onCallAt } from './who.ts';

async function peopleOf(target: Target, now: string): Promise<string[]> {
  if ('person' in target) return [target.person];
  if ('team' in target) return (await membersOf(target.team)).map(({ id }) => id);
  const schedule = await schedules.find(target.schedule);
  return schedule ? onCallAt(schedule, now).people : [];
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
