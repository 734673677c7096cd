import { system } from '../kernel/actor.ts';
import { peopleById } from '../people/read.ts';
import { leave } from '../record/approval-course.ts';
import { type Approval, waitingFor } from '../record/approval-round.ts';
import { collection } from '../runtime/collection.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { askedNow, findApprovable } from './approvables.ts';
import { alignRounds } from './asking.ts';
import { follow } from './following.ts';
import { groundAt } from './ground.ts';
import { approvals } from './keep.ts';
import { lifeOf, start } from './machine.ts';
import { tokens } from './token.ts';

const by = system('on-reconcile');
/** Milliseconds in which the reaction that has asked a round starts its machine. */
const patience = 60_000;

/** Whoever has left while they were being asked. */
async function release(round: Approval, now: string): Promise<Approval> {
  const known = await peopleById(waitingFor(round));
  const gone = waitingFor(round).find((id) => known.get(id)?.state !== 'active');
  const decision = gone && leave(round, gone, await groundAt(now), by, now);
  return decision ? release(await approvals.save(decision, { depth: 1 }), now) : round;
}

/** Brings one round that is pending into line with its record, its approvers and its machine. */
async function mend(id: string, now: string): Promise<void> {
  const found = await approvals.get(id);
  const about = await findApprovable(found.about);
  if (!about?.asked || about.round !== found.round) return alignRounds(found.about, by, now, 1);
  const round = await release(found, now);
  const { restarts = 0 } = await tokens.meetingOf(id);
  const life = await lifeOf(id, restarts);
  const fresh = Date.parse(now) - Date.parse(round.askedAt) < patience;
  if (life === 'runs' || (life === 'missing' && fresh)) return;
  // It may have been decided since, and its machine told.
  if ((await approvals.get(id)).state !== 'pending') return;
  log.warn('A round of votes had lost its machine', { approval: id, restarts, life });
  await tokens.noteRestart(id, restarts + 1, now);
  await start(round, now, restarts + 1);
}

/** Whatever fails is said and left for the next time, so that one record does not keep the others from being mended. */
async function each(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  await someAtOnce(ids, width, (id) =>
    retryingRaces(() => work(id)).catch((error: unknown) => {
      log.error('Reconciling failed', { approval: id, error: error as Error });
    }),
  );
}

const width = 8;

/** Every ten minutes: rounds without a machine, machines that wait for what was decided, records that nobody was asked about. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await each(await tokens.waitingTokens(), async (id) => {
    const round = await approvals.find(id);
    if (round) await follow(round, now);
  });
  await each(
    (await collection(approvals)).map(({ id }) => id),
    (id) => mend(id, now),
  );
  await each(await askedNow(), (id) => alignRounds(id, by, now, 1));
}
