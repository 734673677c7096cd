import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { afterLeaving, roleAfterLeaving } from './leaver.ts';
import { allRoles } from './major-keep.ts';
import { assignedTo, rolesHeldBy } from './read.ts';

const by = system('on-person-leaving');

/** Each role in a major incident goes to whoever takes over, or is open. */
async function giveRoles(person: string, to: string | undefined, now: string, depth: number): Promise<void> {
  const held = await rolesHeldBy(person);
  const known = held.length ? await allRoles() : [];
  for (const { incident, role: id } of held)
    await retryingRaces(async () => {
      const role = known.find((each) => each.id === id) ?? { id, name: id, duties: '' };
      const decision = roleAfterLeaving(await incidents.get(incident.id), role, person, to, by, now);
      if (decision) await incidents.save(decision, { depth });
    });
}

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
  await giveRoles(person, to, now, depth);
});
