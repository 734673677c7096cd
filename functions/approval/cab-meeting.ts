import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { aboutId } from '../record/approvable.ts';
import { instant, recordFields } from '../record/base.ts';
import type { Cab, Sitting } from './cab.ts';

/** What a meeting decided on one record. */
export const CabDecision = z.object({
  about: z.string(),
  round: z.int().positive(),
  title: z.string(),
  requester: z.string(),
  decision: z.enum(['approve', 'reject']),
  note: z.string().optional(),
  /** Whose votes they are. */
  voters: z.array(z.string()),
  at: instant,
});

/** One meeting of a CAB while it is held, and its minutes afterwards. */
export const CabMeeting = z
  .object({
    ...recordFields,
    id: z.string(),
    kind: z.literal('cab-meeting'),
    state: z.enum(['running', 'closed']),
    cab: slug,
    beginsAt: instant,
    endsAt: instant,
    chair: slug,
    /** Who is there, each for themselves or for the member whom they stand for. */
    present: z.array(slug),
    decisions: z.array(CabDecision),
    minutes: z.string().optional(),
    closedAt: instant.optional(),
  })
  .meta({ id: 'CabMeeting' });
export type CabMeeting = z.infer<typeof CabMeeting>;

export const OpenMeeting = z.strictObject({ cab: slug, present: z.array(slug).min(1).max(20) });
export const Attend = z.strictObject({ present: z.array(slug).min(1).max(20) });
export const Decide = z.strictObject({
  about: aboutId,
  round: z.int().min(1).max(100_000),
  decision: z.enum(['approve', 'reject']),
  /** Who of those present disagrees with the decision, and votes the other way. */
  against: z.array(slug).max(20).default([]),
  /** Who abstains. */
  abstain: z.array(slug).max(20).default([]),
  note: text(2_000).optional(),
});
export const CloseMeeting = z.strictObject({ minutes: text(20_000).optional() });

export const meetingLifecycle = {
  running: { attend: 'running', decide: 'running', close: 'closed' },
  closed: {},
} as const satisfies Lifecycle<CabMeeting['state']>;

const runs = ({ roles }: Actor) => roles.includes('manager') || roles.includes('admin');

/** @throws {Refusal} `forbidden` for anybody but the chair, and who manages */
export function demandChair(chair: string, actor: Actor): void {
  if (actor.id !== chair && !runs(actor))
    throw new Refusal('forbidden', `${chair} chairs it and records what it decides.`);
}

/** @throws {Refusal} `validation` for somebody who neither is a member nor stands for one */
function demandMembers(
  { members, delegates }: Pick<Cab, 'members' | 'delegates'>,
  present: readonly string[],
): void {
  const entitled = [...members, ...Object.values(delegates)];
  present.forEach((one, index) => {
    if (!entitled.includes(one)) throw invalid(`/present/${index}`, 'is no member, and stands for none');
  });
}

/** A meeting begins: its agenda is what waits for the CAB at that time. */
export function openMeeting(
  cab: Cab,
  { id, beginsAt, endsAt }: Sitting,
  present: readonly string[],
  actor: Actor,
  at: string,
): Decision<CabMeeting> {
  demandChair(cab.chair, actor);
  demandMembers(cab, present);
  const next = {
    id,
    kind: 'cab-meeting',
    state: 'running',
    title: `${cab.name}, ${beginsAt.slice(0, 10)}`,
    cab: cab.id,
    beginsAt,
    endsAt,
    chair: cab.chair,
    present: [...new Set(present)],
    decisions: [],
  } as const;
  return decide<CabMeeting>(
    undefined,
    { ...next, present: [...next.present], decisions: [] },
    { type: 'cab-meeting.opened', by: actor.id, at },
  );
}

/** Somebody comes or goes. */
export function attend(before: CabMeeting, cab: Cab, present: readonly string[], actor: Actor, at: string) {
  demandChair(before.chair, actor);
  demandMembers(cab, present);
  const state = follow(meetingLifecycle, before.state, 'attend');
  const next = { ...before, state, present: [...new Set(present)] };
  return decide<CabMeeting>(before, next, { type: 'cab-meeting.attended', by: actor.id, at });
}

/** Takes down what was decided on a record, once the votes have been cast. Undefined when it is down already. */
export function note(
  before: CabMeeting,
  decided: Omit<z.infer<typeof CabDecision>, 'at'>,
  actor: Actor,
  at: string,
): Decision<CabMeeting> | undefined {
  const state = follow(meetingLifecycle, before.state, 'decide');
  const { about, round, decision, voters } = decided;
  if (before.decisions.some((one) => one.about === about && one.round === round)) return undefined;
  const next = { ...before, state, decisions: [...before.decisions, { ...decided, at }] };
  const facts = { about, round, decision, voters };
  return decide<CabMeeting>(before, next, {
    type: 'cab-meeting.decided',
    by: actor.id,
    at,
    facts,
    freeText: ['decisions'],
  });
}

const minutesOf = ({ decisions }: CabMeeting, minutes: string | undefined) =>
  [
    ...decisions.map(
      ({ about, title, decision, note: said }) =>
        `${about} ${decision === 'approve' ? 'approved' : 'rejected'}: ${title}${said ? `\n  ${said}` : ''}`,
    ),
    ...(decisions.length ? [] : ['Nothing was decided.']),
    ...(minutes ? ['', minutes] : []),
  ].join('\n');

/** The meeting is over: its minutes go to the members and to those who asked for what it decided on. */
export function closeMeeting(
  before: CabMeeting,
  cab: Cab,
  minutes: string | undefined,
  actor: Actor,
  at: string,
): Decision<CabMeeting> {
  demandChair(before.chair, actor);
  const state = follow(meetingLifecycle, before.state, 'close');
  const next = { ...before, state, closedAt: at, ...(minutes && { minutes }) };
  const to = [
    ...new Set([...cab.members, ...before.present, ...before.decisions.map(({ requester }) => requester)]),
  ];
  const notice = {
    to,
    topic: 'cab-minutes',
    title: `Minutes of ${before.title}`,
    text: minutesOf(before, minutes),
    path: `/cab-meetings/${before.id}`,
  };
  return decide<CabMeeting>(before, next, {
    type: 'cab-meeting.closed',
    by: actor.id,
    at,
    freeText: ['minutes'],
    notices: [notice],
  });
}
