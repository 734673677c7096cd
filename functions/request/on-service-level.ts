import { system } from '../kernel/actor.ts';
import { levelPassed } from '../record/level-passed.ts';
import { reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { reachedIn } from '../service-level/read.ts';
import { assign } from './assign.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';

const by = system('service-level');

/** A clock of a request's service levels has passed a point: it is said on its timeline, and another team gets it if so agreed. */
export const handler = reaction(async (heard, now) => {
  if (!heard.id.startsWith('REQ-')) return;
  for (const reached of await reachedIn(heard.id, heard.version)) {
    const { agreement, point, reassign: team } = reached;
    const request = await requests.find(heard.id);
    if (!request) return;
    await saveOnce(requests, levelPassed(request, reached, by, now), `said-${agreement}-${point}`, heard);
    const after = await requests.get(heard.id);
    const moves = team !== undefined && after.team !== team && isAtWork(after);
    const decision = moves ? assign(after, { team }, by, now) : undefined;
    await saveOnce(requests, decision, `reassigned-${agreement}-${point}`, heard);
  }
});
