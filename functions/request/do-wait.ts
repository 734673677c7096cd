import * as z from 'zod';
import { task } from '../runtime/task.ts';
import { requests } from './keep.ts';
import { follow } from './machine.ts';
import { tokens } from './progress-token.ts';

const Ask = z.object({ request: z.string(), run: z.int(), seen: z.int(), token: z.string() });

/**
 * Leaves the token of a machine that waits. It is left first, where a step that commits from now on finds it; then the request is
 * read again, so that a machine never waits for what has happened.
 */
export const handler = task(Ask, async ({ request: id, run, seen, token }, now) => {
  const met = await tokens.leaveToken(`${id}-${run}`, seen, token, now);
  if (!met) return;
  const found = await requests.find(id);
  if (!found) return;
  // Of another fulfilment by now: to this machine it is over.
  if (found.run !== run) return follow({ ...found, run, state: 'closed' }, now);
  if (found.progress > seen) await follow(found, now);
});
