import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { isWorking } from './lifecycle.ts';
import { tell } from './notices.ts';
import { deed, type Problem } from './problem.ts';

type Fix = { readonly id: string; readonly state: string };

const over: readonly string[] = ['closed', 'canceled'];

/**
 * Tells whoever coordinates a problem that all changes which were to fix it are over, done or canceled; once for what they are
 * now. Undefined while one is not over, and when that was told already.
 *
 * @param fixes every change that is linked as its fix
 */
export function fixesOver(
  before: Problem,
  fixes: readonly Fix[],
  by: Actor,
  at: string,
): Decision<Problem> | undefined {
  if (!isWorking(before) || !fixes.length || fixes.some(({ state }) => !over.includes(state)))
    return undefined;
  const told = fixes
    .map(({ id, state }) => `${id} ${state}`)
    .sort()
    .join(', ')
    .slice(0, 2_000);
  if (told === before.fixesTold) return undefined;
  const done = fixes.some(({ state }) => state === 'closed');
  return decide<Problem>(
    before,
    { ...before, fixesTold: told },
    {
      ...deed('fixes-over', by, at),
      visibility: 'internal',
      facts: { fixes: fixes.map(({ id, state }) => ({ id, state })) },
      ...tell(
        before,
        by,
        'problem-fixes-over',
        done ? 'all its fixes are done' : 'all its fixes were canceled',
      ),
    },
  );
}
