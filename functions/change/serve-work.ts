import type { Handlers } from '../runtime/api.ts';
import { demandOpen } from './beginning.ts';
import type { workContract } from './contract/work.ts';
import { close, finish, start } from './course.ts';
import { changes } from './keep.ts';
import { isOver } from './lifecycle.ts';
import { allAbout } from './lists.ts';
import { command } from './visible.ts';

/** Of the changes that this one depends on, those that are not done yet. */
async function notDone(ids: readonly string[] = []): Promise<string[]> {
  const found = await changes.all(ids);
  return found.filter(({ state }) => state !== 'review' && state !== 'closed').map(({ id }) => id);
}

/** What people do to a change from its beginning to its end. */
export const serveWork: Handlers<typeof workContract> = {
  implementChange: (call) =>
    command(call, async (before) => {
      const waitsFor = await notDone(before.dependsOn);
      const skipped = await demandOpen(before, call.at);
      return start(before, { waitsFor, skipped }, call.actor, call.at);
    }),
  finishChange: (call) => command(call, (before) => finish(before, call.actor, call.at)),
  closeChange: (call) =>
    command(call, async (before) => {
      const parts = await allAbout('parent', before.id);
      const open = parts.filter((part) => part.parent === before.id && !isOver(part));
      return close(
        before,
        call.ask,
        open.map(({ id }) => id),
        call.actor,
        call.at,
      );
    }),
};
