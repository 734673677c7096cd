import { roundOf } from '../approval/read.ts';
import { system } from '../kernel/actor.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { changesAsked } from './approvable.ts';
import { followRound } from './following-approval.ts';
import { stored } from './stored.ts';

const by = system('on-reconcile');
const width = 8;

/**
 * Every ten minutes: changes whose round has gone on or ended, and that have not heard of it. Whatever fails is said and left for
 * the next time, so that one change does not keep the others from being mended.
 */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await someAtOnce(await changesAsked(), width, (id) =>
    retryingRaces(async () => {
      const round = await roundOf(await stored.get(id));
      if (round) await followRound(round, by, now, 1);
    }).catch((error: unknown) => {
      log.error('Reconciling failed', { change: id, error: error as Error });
    }),
  );
}
