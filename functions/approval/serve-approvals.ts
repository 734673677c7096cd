import type { Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { named, namesOf } from '../people/read.ts';
import { type Approval, askedCapacity, roundNamed, waitingFor } from '../record/approval-round.ts';
import { type Ballot, vote } from '../record/approval-vote.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { readExecution } from '../runtime/execution.ts';
import { eventRows } from '../runtime/history.ts';
import { queryPage } from '../runtime/listing.ts';
import { executionName } from '../runtime/machine.ts';
import { findApprovable, findApprovables } from './approvables.ts';
import { roundsOf } from './asking.ts';
import type { approvalContract } from './contract/approvals.ts';
import { standsFor } from './ground.ts';
import { approvals } from './keep.ts';
import { approvalRights } from './rights.ts';
import { tokens } from './token.ts';
import { around, mineIn } from './view.ts';
import { demandPresence, groundFor, roundMeant, votersOf } from './voting.ts';

type AnyCall = Call<Operation>;
const mostStandIns = 10;

/** For whom the caller stands; the place that a CAB gives them counts for the round in question. */
const mine = async ({ actor, at }: Pick<AnyCall, 'actor' | 'at'>, round?: Approval) => [
  ...(await standsFor(actor.id, round, at)).keys(),
];

const absent = (id: string) => new Refusal('not-found', `There is no approval ${id.slice(0, 40)}.`);

/** A round, if the caller may see it: they ask for it, they were asked, or they work here. @throws {Refusal} `not-found` */
async function visible(
  call: Pick<AnyCall, 'id' | 'actor' | 'at'>,
): Promise<{ round: Approval; standing: string[] }> {
  const round = await approvals.get(call.id);
  const standing = await mine(call, round);
  const part = mineIn(round, call.actor.id, standing).why;
  const own = round.requester === call.actor.id || !['not-asked', 'over', 'involved'].includes(part);
  if (reach(approvalRights, call.actor) === 'all' || own) return { round, standing };
  throw absent(call.id);
}

/** What waits for some people, in the order in which it was asked: one query for each, and one read. */
async function waiting(people: readonly string[], limit: number, after?: string) {
  const scans = people.map((person) => ({
    practice: 'approval',
    index: 'person' as const,
    partition: askedCapacity(person),
    limit,
    after,
  }));
  const { rows, ...rest } = await queryPage(scans, limit);
  const ids = [...new Set(rows.map(({ pk }) => String(pk).slice('approval#'.length)))];
  const found = await approvals.all(ids);
  // The index follows within moments; the round itself knows.
  return { items: found.filter((round) => waitingFor(round).some((one) => people.includes(one))), ...rest };
}

/** What the people are called whom rounds name, in one read: whoever is asked may not know them otherwise. */
const namesIn = (rounds: readonly Approval[]) =>
  namesOf(
    rounds.flatMap(({ requester, steps, votes }) => [
      requester,
      ...steps.flatMap(({ approvers, deputies }) => [...approvers, ...deputies]),
      ...votes.flatMap(({ by, approver }) => [by, approver]),
    ]),
  );

async function cast(call: AnyCall, ballot: Ballot) {
  const named = roundNamed(call.id);
  const about = named && (await findApprovable(named.about));
  if (!about) throw absent(call.id);
  const meant = await roundMeant(about, named.round);
  const { voters, checks } = await votersOf([call.actor.id], about, meant, call.at);
  const [voter] = voters;
  if (!voter) throw new Refusal('forbidden', 'This account is not an active person of the desk.');
  const ground = await groundFor(meant, 1, call.at);
  const decision = vote(meant, [{ voter, ballot }], ground, call.actor, call.at);
  demandPresence(about, ballot.decision, call.actor, call.at);
  const extra = (after: Approval) => around(after, about, call.actor.id, voter.standsFor);
  return commit(call, approvals, { ...decision, checks }, extra);
}

/** Rounds of votes, and the votes of people who are signed in. */
export const serveApprovals: Handlers<typeof approvalContract> = {
  listApprovals: async (call) => {
    const { limit, about: id } = call.query;
    if (id !== undefined) {
      const about = await findApprovable(id);
      if (!about || (reach(approvalRights, call.actor) !== 'all' && about.requester !== call.actor.id))
        throw new Refusal('not-found', `There is no ${id}.`);
      const standing = await mine(call);
      const rounds = (await roundsOf(about, limit)).toReversed();
      const names = await namesIn(rounds);
      const rows = rounds.map((round) => ({
        ...publicly(round),
        ...around(round, about, call.actor.id, standing),
        names,
      }));
      return pageOf(call, rows);
    }
    const standing = await mine(call);
    const people = [call.actor.id, ...standing.slice(0, mostStandIns)];
    const { items, after } = await waiting(people, limit, await placeOf(call));
    const mayVote = items.filter(({ excluded }) => !excluded.includes(call.actor.id));
    const [known, names] = await Promise.all([
      findApprovables(mayVote.map((round) => round.about)),
      namesOf(mayVote.flatMap(({ requester }) => [requester, ...standing])),
    ]);
    const rows = mayVote.map((round) => ({
      ...publicly(round),
      ...around(round, known.get(round.about), call.actor.id, standing),
      names,
    }));
    return pageOf(call, rows, after);
  },
  getApproval: async (call) => {
    const { round, standing } = await visible(call);
    const [about, names] = await Promise.all([findApprovable(round.about), namesIn([round])]);
    return show(call, round, { ...around(round, about, call.actor.id, standing), names });
  },
  readApprovalTimeline: async (call) => {
    const { round } = await visible(call);
    const { limit } = call.query;
    const { rows, after } = await eventRows('approval', `approval#${round.id}`, limit, await placeOf(call));
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
  readApprovalExecution: async (call) => {
    const { round } = await visible(call);
    const machine = process.env.APPROVAL_MACHINE;
    if (!machine) throw new Error('APPROVAL_MACHINE is not set');
    const { restarts = 0 } = await tokens.meetingOf(round.id);
    const names = Array.from({ length: Math.min(restarts, 4) + 1 }, (_, back) =>
      executionName(round.id, restarts - back),
    );
    const found = await Promise.all(names.map((name) => readExecution(machine, name)));
    return pageOf(
      call,
      found.filter((one) => one !== undefined),
    );
  },
  approveRound: (call) => cast(call, { decision: 'approve', ...call.ask }),
  rejectRound: (call) => cast(call, { decision: 'reject', ...call.ask }),
};
