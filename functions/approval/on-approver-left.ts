import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { leave } from '../record/approval-course.ts';
import { collection } from '../runtime/collection.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { groundAt } from './ground.ts';
import { approvals } from './keep.ts';

const by = system('on-approver-left');

/** Somebody has left the desk: no round waits for them, and where too few are left, others are asked at once. */
export const handler = reaction(async ({ id: person, next: depth }, now) => {
  if ((await findPerson(person))?.state === 'active') return;
  const ground = await groundAt(now);
  for (const { id } of await collection(approvals))
    await retryingRaces(async () => {
      const decision = leave(await approvals.get(id), person, ground, by, now);
      if (decision) await approvals.save(decision, { depth });
    });
});
