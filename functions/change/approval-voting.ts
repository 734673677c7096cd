import type { Actor } from '../kernel/actor.ts';
import type { Check } from '../kernel/decision.ts';
import { demandRecentSignIn } from '../kernel/recent-sign-in.ts';
import { Refusal } from '../kernel/refusal.ts';
import { peopleById } from '../people/read.ts';
import { involvedAmong, sameHuman } from '../record/approval-eyes.ts';
import { everybodyHere, type Ground } from '../record/approval-notice.ts';
import { type Approval, currentStep, roundId } from '../record/approval-round.ts';
import { tally } from '../record/approval-tally.ts';
import type { Voter } from '../record/approval-vote.ts';
import { contentHash } from './approval-content.ts';
import { stillAsked } from './approval-following.ts';
import { groundAt, standsFor } from './approval-ground.ts';
import { approvals } from './approval-keep.ts';
import { involvedIn } from './approval-people.ts';
import type { Change } from './change.ts';
import { isAsked } from './lifecycle.ts';
import { isHigh } from './risk.ts';

/**
 * The round that somebody means to vote in, if it is still what their change asks for.
 *
 * @throws {Refusal} `round-closed` for another round, and for a change that asks nobody
 */
export async function roundMeant(change: Change, round: number): Promise<Approval> {
  const found = await approvals.find(roundId(change.id, round));
  if (!found && round === change.round && isAsked(change))
    throw new Refusal('incomplete', 'Its approvers are being asked this moment. Try again in a second.');
  const current = found && round === change.round && (isAsked(change) || found.state !== 'pending');
  if (!current || contentHash(change) !== found.content)
    throw new Refusal(
      'round-closed',
      `Round ${round} of ${change.id} is over. It is in round ${change.round}.`,
      {
        round: change.round,
        state: found?.state === 'pending' ? 'withdrawn' : found?.state,
      },
    );
  return found;
}

/**
 * Approving what is of high risk needs somebody who is surely there: a screen that was left open is not enough.
 *
 * @throws {Refusal} `sign-in-again`
 */
export function demandPresence(
  { id, risk: { level } }: Pick<Change, 'id' | 'risk'>,
  decision: 'approve' | 'reject',
  actor: Actor,
  at: string,
): void {
  if (decision === 'approve' && isHigh(level))
    demandRecentSignIn(actor, `approve ${id}, whose risk is ${level.replace('-', ' ')}`, at);
}

/** What must be so when votes commit: the change asks for this, every voter is here, and every place is theirs to fill. */
export type Ballots = { readonly voters: readonly Voter[]; readonly checks: readonly Check[] };

const active = (id: string): Check => ({
  table: 'people',
  pk: `person#${id}`,
  sk: 'record',
  field: 'state',
  among: ['active'],
});

const holds = (delegation: string): Check => ({
  table: 'change',
  pk: `delegation#${delegation}`,
  sk: 'record',
  field: 'state',
  among: ['planned'],
});

/** Who votes, as the people table knows them: whether they are involved, for whom they stand, and with which other accounts. */
export async function votersOf(
  ids: readonly string[],
  change: Change,
  round: Approval,
  at: string,
): Promise<Ballots> {
  const others = [
    ...new Set([...round.votes.map(({ by }) => by), ...round.steps.flatMap(({ approvers }) => approvers)]),
  ];
  const [involved, known, standing] = await Promise.all([
    involvedIn(change),
    peopleById([...new Set([...ids, ...others])]),
    Promise.all(ids.map((id) => standsFor(id, round, at))),
  ]);
  const voters = ids.map((id, index): Voter => {
    const me = known.get(id);
    const also = others.filter((one) => {
      const other = known.get(one);
      return one !== id && me !== undefined && other !== undefined && sameHuman(me, other);
    });
    const mine = me ? involvedAmong([me], involved).length > 0 : true;
    return { id, involved: mine, standsFor: [...(standing[index]?.keys() ?? [])], also };
  });
  const used = standing.flatMap((each) => [...each.values()]).filter((id) => id !== undefined);
  const delegations = [...new Set(used)].slice(0, 10);
  return {
    voters,
    checks: [
      stillAsked({ id: change.id, round: round.round }),
      ...ids.map(active),
      ...delegations.map(holds),
    ],
  };
}

/** Who is away and who stands for whom, looked up only if so many votes may open another step. */
export async function groundFor(round: Approval, votes: number, at: string): Promise<Ground> {
  if (round.state !== 'pending' || round.step + 1 >= round.steps.length) return everybodyHere;
  const { approvals: yes, need } = tally(round, round.step, currentStep(round));
  return yes + votes >= need ? groundAt(at) : everybodyHere;
}
