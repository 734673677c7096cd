import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { afterLeaving } from './leaver.ts';
import { assignedTo } from './read.ts';

const by = system('on-person-leaving');

/** Somebody has left, or hands over what is theirs: each open incident goes by itself to whoever takes over, or its queue. */
export const handler = reaction(async ({ id: person, next: depth }, now) => {
  const leaver = await findPerson(person);
  const heir = leaver?.handedOver && (await findPerson(leaver.handedOver.to));
  const to = heir?.state === 'active' ? heir.id : undefined;
  if (!leaver || (leaver.state === 'active' && !to)) return;
  for (const { id } of await assignedTo(person))
    await retryingRaces(async () => {
      const decision = afterLeaving(await incidents.get(id), person, to, by, now);
      if (decision) await incidents.save(decision, { depth });
    });
});
