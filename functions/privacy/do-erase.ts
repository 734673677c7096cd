import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { isRace } from '../runtime/races.ts';
import { task } from '../runtime/task.ts';
import { type Erasure, failErasure, isErasing } from './erasure.ts';
import { begun, by, step } from './erasure-steps.ts';
import { erasures } from './keep.ts';

const Ask = z.object({ id: z.string(), attempt: z.int(), failed: z.boolean().optional() });
/** Milliseconds for which one call goes on with pages; the machine calls again. */
const stretch = 20_000;

const stop = (one: Erasure, why: string, now: string) => erasures.save(failErasure(one, why, by, now));

async function work(one: Erasure, now: string): Promise<boolean> {
  const subject = await begun(one, now);
  const end = Date.now() + stretch;
  do if (await step(one, subject, new Date().toISOString())) return true;
  while (Date.now() < end);
  return false;
}

/**
 * Goes on with an erasure, page after page, for twenty seconds; the record decides, whatever the machine thinks. Killed anywhere, it
 * goes on from the last page that was noted.
 *
 * @returns whether there is nothing more to do
 */
export const handler = task(Ask, async ({ id, attempt, failed }, now): Promise<{ done: boolean }> => {
  const one = await erasures.get(id);
  if (!isErasing(one) || one.attempt !== attempt) return { done: true };
  if (failed) {
    await stop(
      one,
      'It failed again and again at the same place. What is erased stays so; let it go on.',
      now,
    );
    return { done: true };
  }
  try {
    return { done: await work(one, now) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody else is at the same place: the next call reads how far it is.
    if (isRace(error)) return { done: false };
    await stop(await erasures.get(id), error.message, now);
    return { done: true };
  }
});
