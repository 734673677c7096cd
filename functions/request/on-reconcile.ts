import { roundOf } from '../approval/read.ts';
import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { followRound } from './following-approval.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';
import { follow, lifeOf, requestOfRun, runOf, start } from './machine.ts';
import { tokens } from './progress-token.ts';
import { requestsOf } from './queue.ts';

const by = system('on-reconcile');

/** Milliseconds in which the reaction that hears of a request starts its machine. */
const patience = 60_000;
const width = 8;

/** Starts the machine of a request that has lost it, and moves one that has not heard of its approval. */
async function mend(id: string, now: string): Promise<void> {
  const request = await requests.get(id);
  if (request.state === 'awaiting-approval') {
    const round = await roundOf(request);
    return round && followRound(round, by, now, 1);
  }
  if (!isAtWork(request)) return;
  const run = runOf(request);
  const { restarts = 0 } = await tokens.meetingOf(run);
  const life = await lifeOf(run, restarts);
  const fresh = Date.parse(now) - Date.parse(request.startedAt ?? request.openedAt) < patience;
  if (life === 'runs' || (life === 'missing' && fresh)) return;
  // It may have ended since, and its machine told.
  if (!isAtWork(await requests.get(id))) return;
  log.warn('A request had lost its machine', { request: id, restarts, life });
  await tokens.noteRestart(run, restarts + 1, now);
  await start(request, restarts + 1);
}

/** Whatever fails is said and left for the next time, so that one record does not keep the others from being mended. */
const each = (ids: readonly string[], work: (id: string) => Promise<void>) =>
  someAtOnce(ids, width, (id) =>
    retryingRaces(() => work(id)).catch((error: unknown) => {
      log.error('Reconciling failed', { request: id, error: error as Error });
    }),
  );

/** Every ten minutes: requests without a machine or that have not heard of their approval, and machines that wait for what has happened. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await each(await tokens.waitingTokens(), async (run) => {
    const request = await requests.find(requestOfRun(run));
    if (request) await follow(request, now);
  });
  for (const team of await teamIds()) await each(await requestsOf(team), (id) => mend(id, now));
}
