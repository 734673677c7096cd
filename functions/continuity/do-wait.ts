import * as z from 'zod';
import { task } from '../runtime/task.ts';
import { runs } from './keep.ts';
import { follow } from './machine.ts';
import { tokens } from './progress-token.ts';

const Ask = z.object({ run: z.string(), seen: z.int(), token: z.string() });

/**
 * Leaves the token of a machine that waits. It is left first, where a step that ends from now on finds it; then the run is read
 * again, so that a machine never waits for what has happened.
 */
export const handler = task(Ask, async ({ run: id, seen, token }, now) => {
  const met = await tokens.leaveToken(id, seen, token, now);
  if (!met) return;
  const found = await runs.find(id);
  if (found && (found.moves > seen || found.state !== 'running')) await follow(found, now);
});
