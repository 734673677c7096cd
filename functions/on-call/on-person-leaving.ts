import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { collection } from '../runtime/collection.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { policies, schedules } from './keep.ts';
import { takenOver, takenOverPolicy } from './leaver.ts';

const by = system('on-person-leaving');

/** Somebody hands over: every schedule and policy that counts on them counts on the other one, each by itself. */
export const handler = reaction(async ({ id: person, next: depth }, now) => {
  const leaver = await findPerson(person);
  const heir = leaver?.handedOver && (await findPerson(leaver.handedOver.to));
  if (heir?.state !== 'active') return;
  const to = heir.id;
  for (const { id } of await collection(schedules))
    await retryingRaces(async () => {
      const decision = takenOver(await schedules.get(id), person, to, by, now);
      if (decision) await schedules.save(decision, { depth });
    });
  for (const { id } of await collection(policies))
    await retryingRaces(async () => {
      const decision = takenOverPolicy(await policies.get(id), person, to, by, now);
      if (decision) await policies.save(decision, { depth });
    });
});
