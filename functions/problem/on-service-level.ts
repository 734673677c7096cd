import { system } from '../kernel/actor.ts';
import { levelPassed } from '../record/level-passed.ts';
import { reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { reachedIn } from '../service-level/read.ts';
import { correct } from './correction.ts';
import { problems } from './keep.ts';
import { isWorking } from './lifecycle.ts';

const by = system('service-level');

/** A clock of a problem's service levels has passed a point: it is said on its timeline, and another team gets it if so agreed. */
export const handler = reaction(async (heard, now) => {
  if (!heard.id.startsWith('PRB-')) return;
  for (const reached of await reachedIn(heard.id, heard.version)) {
    const { agreement, point, reassign: team } = reached;
    const problem = await problems.find(heard.id);
    if (!problem) return;
    await saveOnce(problems, levelPassed(problem, reached, by, now), `said-${agreement}-${point}`, heard);
    const after = await problems.get(heard.id);
    const moves = team !== undefined && after.team !== team && isWorking(after);
    const decision = moves ? correct(after, { team }, by, now) : undefined;
    await saveOnce(problems, decision, `reassigned-${agreement}-${point}`, heard);
  }
});
