import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { queryIndex } from '../runtime/listing.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';
import { follow, lifeOf, requestOfRun, runOf, start } from './machine.ts';
import { meetingOf, noteRestart, waitingTokens } from './progress-token.ts';

/** Milliseconds in which the reaction that hears of a request starts its machine. */
const patience = 60_000;
const width = 8;
const page = 100;

/** Starts the machine of a request that has lost it. */
async function mend(id: string, now: string): Promise<void> {
  const request = await requests.get(id);
  if (!isAtWork(request)) return;
  const run = runOf(request);
  const { restarts = 0 } = await meetingOf(run);
  const life = await lifeOf(run, restarts);
  const fresh = Date.parse(now) - Date.parse(request.startedAt ?? request.openedAt) < patience;
  if (life === 'runs' || (life === 'missing' && fresh)) return;
  // It may have ended since, and its machine told.
  if (!isAtWork(await requests.get(id))) return;
  log.warn('A request had lost its machine', { request: id, restarts, life });
  await noteRestart(run, restarts + 1, now);
  await start(request, restarts + 1);
}

/** Whatever fails is said and left for the next time, so that one record does not keep the others from being mended. */
const each = (ids: readonly string[], work: (id: string) => Promise<void>) =>
  someAtOnce(ids, width, (id) =>
    retryingRaces(() => work(id)).catch((error: unknown) => {
      log.error('Reconciling failed', { request: id, error: error as Error });
    }),
  );

/** The requests of a team's queue. */
async function requestsOf(team: string): Promise<string[]> {
  const found: string[] = [];
  for (const partition of queuePartitions('request', team)) {
    let after: string | undefined;
    do {
      const rows = await queryIndex({ practice: 'request', index: 'open', partition, limit: page, after });
      found.push(...rows.map(({ id }) => String(id)));
      after = rows.length === page ? String(rows.at(-1)?.openSk) : undefined;
    } while (after);
  }
  return found;
}

/** Every ten minutes: requests without a machine, and machines that wait for what has happened. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await each(await waitingTokens(), async (run) => {
    const request = await requests.find(requestOfRun(run));
    if (request) await follow(request, now);
  });
  for (const team of await teamIds()) await each(await requestsOf(team), (id) => mend(id, now));
}
