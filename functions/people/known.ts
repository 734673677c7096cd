import { invalid, Refusal } from '../kernel/refusal.ts';
import { people } from './keep.ts';
import { unknownTeams } from './read.ts';

/** Refuses teams that the desk does not have. @throws {Refusal} `validation`, naming each */
export async function demandTeams(ids: readonly string[] = []): Promise<void> {
  const unknown = await unknownTeams(ids);
  const errors = unknown.map((id) => ({ pointer: '/teams', detail: `there is no team ${id}` }));
  if (errors.length) throw new Refusal('validation', `There is no team ${unknown.join(', ')}.`, { errors });
}

/** Refuses a manager who is not there, or has left. @throws {Refusal} `validation` */
export async function demandManager(id: string | null | undefined): Promise<void> {
  if (id && (await people.find(id))?.state !== 'active')
    throw invalid('/manager', `there is no active person ${id}`);
}

/**
 * Refuses somebody who cannot take what a colleague leaves, or answer for a team: who is not there, has left, or only asks
 * for help.
 *
 * @throws {Refusal} `validation` at the pointer
 */
export async function demandWorker(id: string | null | undefined, pointer: string): Promise<void> {
  if (!id) return;
  const person = await people.find(id);
  if (person?.state !== 'active') throw invalid(pointer, `there is no active person ${id}`);
  if (person.roles.every((role) => role === 'requester'))
    throw invalid(pointer, `${id} works for no team: they only ask for help`);
}
