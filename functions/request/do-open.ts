import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { task } from '../runtime/task.ts';
import { openTasks, remindTasks, secondsToLook } from './fulfilling.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';

const Ask = z.object({ request: z.string(), run: z.int() });
const by = system('do-open');
const depth = 3;

/**
 * Opens the tasks whose turn it is, reminds of those that are late, and says how long its machine can wait. The record is read
 * again, and what was done before is not done again. The machine of a former fulfilment is told that it is over.
 */
export const handler = task(Ask, async ({ request: id, run }, now) => {
  const found = await requests.find(id);
  if (!found) throw new Refusal('not-found', `There is no request ${id}.`);
  if (found.run !== run || !isAtWork(found))
    return { state: 'over', outcome: found.state, progress: found.progress, seconds: 0 };
  const opening = openTasks(found, by, now);
  const opened = opening ? await requests.save(opening, { depth }) : found;
  const reminding = remindTasks(opened, by, now);
  const request = reminding ? await requests.save(reminding, { depth }) : opened;
  return {
    state: 'at work',
    outcome: request.state,
    progress: request.progress,
    seconds: secondsToLook(request, now),
  };
});
