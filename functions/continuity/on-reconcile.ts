import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { queued } from '../runtime/queued.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { actOn } from './acting.ts';
import { followPlan } from './following-approval.ts';
import { followRun } from './following-run.ts';
import { plans, runs } from './keep.ts';
import { plansAsked } from './lists.ts';
import { lifeOf, start } from './machine.ts';
import { tokens } from './progress-token.ts';
import { toAct } from './running.ts';

const by = system('on-reconcile');
/** Milliseconds in which the reactions that hear of a run act on it. */
const patience = 10 * 60_000;
const width = 4;

/** Starts the machine of a run that has lost it, and does what a run waits for in vain. */
async function mend(id: string, now: string): Promise<void> {
  const run = await runs.get(id);
  if (run.state !== 'running') return followRun(run, by, now, 1);
  const { restarts = 0 } = await tokens.meetingOf(id);
  const life = await lifeOf(id, restarts);
  const old = (moment = run.startedAt) => Date.parse(now) - Date.parse(moment) > patience;
  if (life === 'ended' || (life === 'missing' && old())) {
    log.warn('A run had lost its machine', { run: id, restarts, life });
    await tokens.noteRestart(id, restarts + 1, now);
    await start(run, restarts + 1);
  }
  if (toAct(run).some(({ openedAt }) => old(openedAt))) await actOn(run, by, () => now, 1);
}

async function running(): Promise<string[]> {
  const found = await Promise.all((await teamIds()).map((team) => queued(runs, team)));
  return found.flat();
}

const each = (ids: readonly string[], work: (id: string) => Promise<void>) =>
  someAtOnce(ids, width, (id) =>
    retryingRaces(() => work(id)).catch((error: unknown) => {
      log.error('Reconciling failed', { id, error: error as Error });
    }),
  );

/** Every quarter of an hour: runs without a machine or that wait in vain, machines that wait for what has happened, plans that were voted on. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  const waiting = await tokens.waitingTokens();
  await each([...new Set([...waiting, ...(await running())])], async (id) => {
    const run = await runs.find(id);
    if (!run) return;
    await followRun(run, by, now, 1);
    await mend(id, now);
  });
  await each(await plansAsked(), async (id) => followPlan(await plans.get(id), by, now, 1));
}
