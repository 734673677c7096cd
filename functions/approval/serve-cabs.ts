import type { Operation } from '../kernel/contract.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { peopleById } from '../people/read.ts';
import { currentStep } from '../record/approval-round.ts';
import { tally } from '../record/approval-tally.ts';
import { type Ballot, vote } from '../record/approval-vote.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage } from '../runtime/collection.ts';
import { queryPage } from '../runtime/listing.ts';
import { agendaOf } from './agenda.ts';
import { findApprovable } from './approvables.ts';
import { addCab, type Cab, changeCab, nextMeetings } from './cab.ts';
import { attend, type CabMeeting, closeMeeting, demandChair, note, openMeeting } from './cab-meeting.ts';
import type { cabContract } from './contract/cabs.ts';
import { approvals, cabMeetings, cabSubject, cabs } from './keep.ts';
import { around } from './view.ts';
import { demandPresence, groundFor, roundMeant, votersOf } from './voting.ts';

/** Refuses members and delegates whom the desk does not have. @throws {Refusal} `validation` */
async function demandPeople({
  members = [],
  delegates = {},
}: Partial<Pick<Cab, 'members' | 'delegates'>>): Promise<void> {
  const known = await peopleById([...new Set([...members, ...Object.values(delegates)])]);
  const named = [
    ...members.map((id, index) => [id, `/members/${index}`] as const),
    ...Object.entries(delegates).map(([member, id]) => [id, `/delegates/${member}`] as const),
  ];
  for (const [id, pointer] of named)
    if (known.get(id)?.state !== 'active') throw invalid(pointer, `names no active person: ${id}`);
}

/** Those present, each with the vote that they give: against, none, or with the others. */
function ballotsOf(
  meeting: CabMeeting,
  ask: { decision: Ballot['decision']; against: string[]; abstain: string[] },
) {
  const other = ask.decision === 'approve' ? 'reject' : 'approve';
  return meeting.present
    .filter((person) => !ask.abstain.includes(person))
    .map((person) => ({ person, decision: ask.against.includes(person) ? other : ask.decision }) as const);
}

/** The votes of a meeting on one record. Those present who may not decide on it, or have voted before, are left out. */
async function castAll(
  call: Call<Operation>,
  meeting: CabMeeting,
  ask: { about: string; round: number; note?: string | undefined } & Parameters<typeof ballotsOf>[1],
) {
  const about = await findApprovable(ask.about);
  if (!about) throw new Refusal('not-found', `There is no ${ask.about.slice(0, 40)}.`);
  const round = await roundMeant(about, ask.round);
  const earlier = round.votes.filter((each) => each.meeting === meeting.id);
  if (earlier.length) return { about, voters: earlier.map(({ by }) => by) };
  if (round.state === 'pending' && currentStep(round).cab !== meeting.cab)
    throw new Refusal('forbidden', `${about.id} does not wait for this CAB now.`);
  const ballots = ballotsOf(meeting, ask);
  const { voters, checks } = await votersOf(
    ballots.map(({ person }) => person),
    about,
    round,
    call.at,
  );
  const counted = voters.flatMap((voter, index) => {
    const mayNot = voter.involved || round.excluded.includes(voter.id);
    const voted = round.votes.some(({ by, approver }) => [by, approver].includes(voter.id));
    const ballot = {
      decision: ballots[index]?.decision ?? ask.decision,
      comment: ask.note,
      meeting: meeting.id,
    };
    return mayNot || voted ? [] : [{ voter, ballot }];
  });
  if (!counted.length) throw new Refusal('incomplete', 'Nobody who is present may decide on it.');
  const decision = vote(round, counted, await groundFor(round, counted.length, call.at), call.actor, call.at);
  const { approvals: yes, need } = tally(
    decision.after,
    round.step,
    round.steps[round.step] ?? currentStep(round),
  );
  const reached = decision.after.state !== 'pending' || decision.after.step > round.step;
  if (!reached)
    throw new Refusal(
      'incomplete',
      `It takes ${need} approvals, and this makes ${yes}: there is no quorum.`,
      { need, approvals: yes },
    );
  demandPresence(about, ask.decision, call.actor, call.at);
  await approvals.save({ ...decision, checks });
  return { about, voters: counted.map(({ voter }) => voter.id) };
}

/** The meeting that is being held, or else the next one that has not been: a board may meet before its time. */
async function dueMeeting(cab: Cab, at: string) {
  const next = nextMeetings(cab, at, 5);
  const known = await cabMeetings.all(next.map(({ id }) => id));
  return {
    running: known.find(({ state }) => state === 'running'),
    due: next.find(({ id }) => !known.some((one) => one.id === id)),
  };
}

/** Change advisory boards, their agendas and their meetings. */
export const serveCabs: Handlers<typeof cabContract> = {
  listCabs: async (call) => {
    const { items, after } = await collectionPage(cabs, call.query.limit, await placeOf(call));
    return pageOf(
      call,
      items.map((cab) => ({ ...publicly(cab), next: nextMeetings(cab, call.at) })),
      after,
    );
  },
  addCab: async (call) => {
    await demandPeople(call.ask);
    return commit(call, cabs, addCab(call.ask, call.actor, call.at), (cab) => ({
      next: nextMeetings(cab, call.at, 5),
    }));
  },
  getCab: async (call) => {
    const cab = await cabs.get(call.id);
    return show(call, cab, { next: nextMeetings(cab, call.at, 5) });
  },
  changeCab: async (call) => {
    await demandPeople(call.ask);
    const decision = changeCab(await cabs.get(call.id), call.ask, call.actor, call.at);
    return commit(call, cabs, decision, (cab) => ({ next: nextMeetings(cab, call.at, 5) }));
  },
  readCabAgenda: async (call) => {
    const items = await agendaOf(await cabs.get(call.id), call.at);
    return pageOf(
      call,
      items.map(({ round, about }) => ({ ...publicly(round), ...around(round, about, call.actor.id, []) })),
    );
  },
  listCabMeetings: async (call) => {
    const { cab, limit } = call.query;
    const boards = cab ? [cab] : (await collection(cabs)).map(({ id }) => id);
    const after = await placeOf(call);
    const scans = boards.map((board) => {
      const partition = `cab-meeting#${cabSubject(board)}`;
      return { practice: 'approval', index: 'subject' as const, partition, limit, after, descending: true };
    });
    const { rows, after: next } = await queryPage(scans, limit);
    const items = await cabMeetings.all(rows.map(({ pk }) => String(pk).slice('cab-meeting#'.length)));
    return pageOf(call, items.map(publicly), next);
  },
  openCabMeeting: async (call) => {
    const cab = await cabs.get(call.ask.cab);
    const { running, due } = await dueMeeting(cab, call.at);
    if (running) demandChair(running.chair, call.actor);
    if (running) return show(call, running);
    if (!due) throw new Refusal('incomplete', `${cab.name} has no meeting in the coming year.`);
    return commit(call, cabMeetings, openMeeting(cab, due, call.ask.present, call.actor, call.at));
  },
  getCabMeeting: async (call) => show(call, await cabMeetings.get(call.id)),
  attendCabMeeting: async (call) => {
    const before = await cabMeetings.get(call.id);
    const cab = await cabs.get(before.cab);
    return commit(call, cabMeetings, attend(before, cab, call.ask.present, call.actor, call.at));
  },
  decideInCabMeeting: async (call) => {
    const before = await cabMeetings.get(call.id);
    demandChair(before.chair, call.actor);
    const { round, decision, note: said } = call.ask;
    if (before.state !== 'running') throw new Refusal('illegal-transition', 'This meeting is closed.');
    const { about, voters } = await castAll(call, before, call.ask);
    const { id, title, requester } = about;
    const down = { about: id, round, title, requester, decision, voters, ...(said && { note: said }) };
    const taken = note(before, down, call.actor, call.at);
    return taken ? commit(call, cabMeetings, taken) : show(call, before);
  },
  closeCabMeeting: async (call) => {
    const before = await cabMeetings.get(call.id);
    const cab = await cabs.get(before.cab);
    return commit(call, cabMeetings, closeMeeting(before, cab, call.ask.minutes, call.actor, call.at));
  },
};
