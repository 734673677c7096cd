import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { task } from '../runtime/task.ts';
import { runs } from './keep.ts';
import { openSteps, remindSteps, secondsToLook } from './running.ts';

const Ask = z.object({ run: z.string() });
const by = system('do-open');
const depth = 3;

/**
 * Opens the steps whose turn it is, reminds of those that take longer than planned, and says how long its machine can wait. The run
 * is read again, and what was done before is not done again.
 */
export const handler = task(Ask, async ({ run: id }, now) => {
  const found = await runs.get(id);
  const opening = openSteps(found, by, now);
  const opened = opening ? await runs.save(opening, { depth }) : found;
  const reminding = remindSteps(opened, by, now);
  const run = reminding ? await runs.save(reminding, { depth }) : opened;
  return { state: run.state, moves: run.moves, seconds: secondsToLook(run, now) };
});
