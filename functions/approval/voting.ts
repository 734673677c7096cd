import type { Actor } from '../kernel/actor.ts';
import type { Check } from '../kernel/decision.ts';
import { demandRecentSignIn } from '../kernel/recent-sign-in.ts';
import { Refusal } from '../kernel/refusal.ts';
import { peopleById } from '../people/read.ts';
import type { Approvable } from '../record/approvable.ts';
import { involvedAmong, sameHuman } from '../record/approval-eyes.ts';
import { everybodyHere, type Ground } from '../record/approval-notice.ts';
import { type Approval, currentStep, roundId } from '../record/approval-round.ts';
import { tally } from '../record/approval-tally.ts';
import type { Voter } from '../record/approval-vote.ts';
import { groundAt, standsFor } from './ground.ts';
import { approvals } from './keep.ts';
import { involvedIn } from './people.ts';

/**
 * The round that somebody means to vote in, if it is still what its record asks for.
 *
 * @throws {Refusal} `round-closed` for another round, and for a record that asks nobody
 */
export async function roundMeant(about: Approvable, round: number): Promise<Approval> {
  const found = await approvals.find(roundId(about.id, round));
  if (!found && round === about.round && about.asked)
    throw new Refusal('incomplete', 'Its approvers are being asked this moment. Try again in a second.');
  const current = found && round === about.round && (about.asked || found.state !== 'pending');
  if (!current || about.content !== found.content)
    throw new Refusal(
      'round-closed',
      `Round ${round} of ${about.id} is over. It is in round ${about.round}.`,
      {
        round: about.round,
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
  { presence }: Pick<Approvable, 'presence'>,
  decision: 'approve' | 'reject',
  actor: Actor,
  at: string,
): void {
  if (decision === 'approve' && presence !== undefined) demandRecentSignIn(actor, presence, at);
}

/** What must be so when votes commit: the record asks for this, every voter is here, and every place is theirs to fill. */
export type Ballots = { readonly voters: readonly Voter[]; readonly checks: readonly Check[] };

const active = (id: string): Check => ({
  table: 'people',
  pk: `person#${id}`,
  sk: 'record',
  field: 'state',
  among: ['active'],
});

const holds = (delegation: string): Check => ({
  table: 'approval',
  pk: `delegation#${delegation}`,
  sk: 'record',
  field: 'state',
  among: ['planned'],
});

/** Who votes, as the people table knows them: whether they are involved, for whom they stand, and with which other accounts. */
export async function votersOf(
  ids: readonly string[],
  about: Approvable,
  round: Approval,
  at: string,
): Promise<Ballots> {
  const others = [
    ...new Set([...round.votes.map(({ by }) => by), ...round.steps.flatMap(({ approvers }) => approvers)]),
  ];
  const [involved, known, standing] = await Promise.all([
    involvedIn(about),
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
    checks: [about.check, ...ids.map(active), ...delegations.map(holds)],
  };
}

/** Who is away and who stands for whom, looked up only if so many votes may open another step. */
export async function groundFor(round: Approval, votes: number, at: string): Promise<Ground> {
  if (round.state !== 'pending' || round.step + 1 >= round.steps.length) return everybodyHere;
  const { approvals: yes, need } = tally(round, round.step, currentStep(round));
  return yes + votes >= need ? groundAt(at) : everybodyHere;
}
