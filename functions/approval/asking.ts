import type { Actor } from '../kernel/actor.ts';
import type { Approvable } from '../record/approvable.ts';
import { begin, withdraw } from '../record/approval-course.ts';
import { type Approval, roundId } from '../record/approval-round.ts';
import { collection } from '../runtime/collection.ts';
import { findApprovable } from './approvables.ts';
import { follow } from './following.ts';
import { groundAt } from './ground.ts';
import { approvalPolicies, approvals } from './keep.ts';
import { start } from './machine.ts';
import { freeze } from './people.ts';
import { stepsFor } from './policy.ts';

// Nobody edits a record more often than that between an event and its reaction.
const lookBack = 25;

/** The rounds of a record, the oldest first; of very many the last ones. */
export function roundsOf(
  { id, round }: Pick<Approvable, 'id' | 'round'>,
  most = lookBack,
): Promise<Approval[]> {
  const length = Math.min(round, most);
  return approvals.all(Array.from({ length }, (_, index) => roundId(id, round - length + 1 + index)));
}

/** Freezes the policies that apply into a new round, which holds only while the record is put to the vote in it. */
async function ask(about: Approvable, by: Actor, now: string, depth: number): Promise<Approval> {
  const { id, round, content, title, team, requester, tells } = about;
  const applying = stepsFor(await collection(approvalPolicies), about);
  const [frozen, ground] = await Promise.all([freeze(applying.steps, about), groundAt(now)]);
  const beginning = {
    about: id,
    round,
    content,
    title,
    team,
    requester,
    ...(tells && { quiet: true as const }),
    ...frozen,
  };
  const decision = begin(beginning, ground, by, now);
  return approvals.save({ ...decision, checks: [about.check] }, { depth });
}

/**
 * Brings the rounds of a record into line with it: the one that it is put to the vote in is asked and has a machine, every other one
 * that is still pending ends as withdrawn. Doing it again changes nothing.
 */
export async function alignRounds(id: string, by: Actor, now: string, depth: number): Promise<void> {
  const about = await findApprovable(id);
  if (!about?.round) return;
  const rounds = await roundsOf(about);
  for (const round of rounds.filter(({ state }) => state === 'pending')) {
    if (about.asked && round.round === about.round) continue;
    const why = about.round > round.round ? 'What was asked was edited: a new round has begun.' : about.over;
    await follow(await approvals.save(withdraw(round, why, by, now), { depth }), now);
  }
  if (!about.asked) return;
  const current = rounds.find(({ round }) => round === about.round) ?? (await ask(about, by, now, depth));
  if (current.state === 'pending') await start(current, now);
}
