import type { Actor } from '../kernel/actor.ts';
import { begin, withdraw } from '../record/approval-course.ts';
import { type Approval, roundId } from '../record/approval-round.ts';
import { collection } from '../runtime/collection.ts';
import { contentHash } from './approval-content.ts';
import { factsOf } from './approval-facts.ts';
import { follow, stillAsked } from './approval-following.ts';
import { groundAt } from './approval-ground.ts';
import { approvalPolicies, approvals } from './approval-keep.ts';
import { start } from './approval-machine.ts';
import { freeze } from './approval-people.ts';
import { stepsFor } from './approval-policy.ts';
import type { Change } from './change.ts';
import { changes } from './keep.ts';
import { isAsked } from './lifecycle.ts';

// Nobody edits a change more often than that between an event and its reaction.
const lookBack = 25;

/** The rounds of a change, the oldest first; of very many the last ones. */
export function roundsOf({ id, round }: Pick<Change, 'id' | 'round'>, most = lookBack): Promise<Approval[]> {
  const length = Math.min(round, most);
  return approvals.all(Array.from({ length }, (_, index) => roundId(id, round - length + 1 + index)));
}

/** Freezes the policies that apply into a new round, which holds only while the change is put to the vote in it. */
async function ask(change: Change, by: Actor, now: string, depth: number): Promise<Approval> {
  const { id, round, title, team, requester } = change;
  const applying = stepsFor(await collection(approvalPolicies), factsOf(change));
  const [frozen, ground] = await Promise.all([freeze(applying.steps, change), groundAt(now)]);
  const beginning = { about: id, round, content: contentHash(change), title, team, requester, ...frozen };
  const decision = begin(beginning, ground, by, now);
  return approvals.save({ ...decision, checks: [stillAsked(change)] }, { depth });
}

const why = ({ state, round }: Change, of: Approval) =>
  round > of.round
    ? 'What was asked was edited: a new round has begun.'
    : state === 'canceled'
      ? 'The change was canceled.'
      : 'The change was withdrawn.';

/**
 * Brings the rounds of a change into line with it: the one that it is put to the vote in is asked and has a machine, every other one
 * that is still pending ends as withdrawn. Doing it again changes nothing.
 */
export async function alignRounds(id: string, by: Actor, now: string, depth: number): Promise<void> {
  const change = await changes.find(id);
  if (!change?.round) return;
  const rounds = await roundsOf(change);
  const asked = isAsked(change);
  for (const round of rounds.filter(({ state }) => state === 'pending')) {
    if (asked && round.round === change.round) continue;
    const ended = await approvals.save(withdraw(round, why(change, round), by, now), { depth });
    await follow(ended, by, now, depth);
  }
  if (!asked) return;
  const current = rounds.find(({ round }) => round === change.round) ?? (await ask(change, by, now, depth));
  if (current.state === 'pending') await start(current, now);
}
