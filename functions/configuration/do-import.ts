import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { task } from '../runtime/task.ts';
import { finish, type Import, isAtWork, stop } from './import.ts';
import { imports } from './keep.ts';
import { takeRows } from './take-rows.ts';

const Ask = z.object({ import: z.string(), pass: z.int(), failed: z.boolean().optional() });
const by = system('import');
/** What another call of the same task may have done meanwhile: the next one reads how far it is. */
const races = ['stale-version', 'check-failed', 'claim-taken'];

/** What the next stretch came to; a file that cannot be read stops the import and is not tried again. */
async function next(one: Import, now: string): Promise<boolean> {
  try {
    const counts = await takeRows(one, now);
    if (counts) await imports.save(finish(one, counts, by, now));
    return counts !== undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (races.includes(error.reason)) return false;
    await imports.save(stop(one, by, now, error.message));
    return true;
  }
}

/**
 * Takes in the next rows of an import for as long as it is at work; the record decides, whatever the machine thinks.
 *
 * @returns whether there is nothing more to do
 */
export const handler = task(Ask, async ({ import: id, pass, failed }, now): Promise<{ done: boolean }> => {
  const one = await imports.get(id);
  if (!isAtWork(one) || one.pass !== pass) return { done: true };
  if (!failed) return { done: await next(one, now) };
  const problem = 'It failed again and again at the same rows. What was taken in stays; resume it to go on.';
  await imports.save(stop(one, by, now, problem));
  return { done: true };
});
