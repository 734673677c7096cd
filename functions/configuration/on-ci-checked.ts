import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { findings } from './ci.ts';
import { cis, remediations } from './keep.ts';
import { remediationId, remedy } from './remediation.ts';

const by = system('on-ci-checked');

/** What is wrong with an item becomes a task, and the task is done once it is right. */
export const handler = reaction(async ({ id, next }, now) => {
  const ci = await cis.get(id);
  for (const finding of findings) {
    const decision = remedy(await remediations.find(remediationId(id, finding)), ci, finding, by, now);
    if (decision) await remediations.save(decision, { depth: next });
  }
});
