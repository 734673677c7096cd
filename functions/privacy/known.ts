import { Refusal } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';
import type { Standing } from './erasure.ts';
import { legalHolds } from './keep.ts';

/** What decides whether somebody may be erased, as it is now. @throws {Refusal} `not-found` */
export async function standingOf(person: string): Promise<Standing> {
  const [found, hold] = await Promise.all([findPerson(person), legalHolds.find(person)]);
  if (!found) throw new Refusal('not-found', `There is no person ${person.slice(0, 40)}.`);
  const { state, erased } = found;
  return { state, erased, ...(hold?.state === 'held' && { hold }) };
}
