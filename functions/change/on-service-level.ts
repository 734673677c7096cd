import { system } from '../kernel/actor.ts';
import { levelPassed } from '../record/level-passed.ts';
import { reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { reachedIn } from '../service-level/read.ts';
import { changes } from './keep.ts';

const by = system('service-level');

/** A clock of a change's service levels has passed a point: it is said on its timeline. Whose it is, votes were given for. */
export const handler = reaction(async (heard, now) => {
  if (!heard.id.startsWith('CHG-')) return;
  for (const reached of await reachedIn(heard.id, heard.version)) {
    const change = await changes.find(heard.id);
    if (!change) return;
    const consumer = `said-${reached.agreement}-${reached.point}`;
    await saveOnce(changes, levelPassed(change, reached, by, now), consumer, heard);
  }
});
