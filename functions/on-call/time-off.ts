import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { iso, meet, type Stretch, stretch } from '../kernel/span.ts';
import { knownMoment, slug, text } from '../kernel/text.ts';
import { day } from '../kernel/time-of-day.ts';
import { instant, recordFields } from '../record/base.ts';
import { overrideNotices, withOverrides } from './override.ts';
import type { Schedule } from './schedule.ts';
import { spansBetween, type Times } from './who.ts';

/**
 * Time in which somebody is away. It takes nobody off a schedule: until somebody covers, the page goes to whoever is away
 * rather than to nobody, and the schedule shows the conflict.
 */
export const TimeOff = z
  .object({
    ...recordFields,
    id: z.string().regex(/^OFF-\d+$/),
    kind: z.literal('time-off'),
    state: z.enum(['planned', 'cancelled']),
    person: slug,
    from: instant,
    to: instant,
    reason: z.string().optional(),
    /** Who was asked to cover. */
    asked: z.array(slug),
  })
  .meta({ id: 'TimeOff' });
export type TimeOff = z.infer<typeof TimeOff>;

/** Without a person it is one's own. */
export const PlanTimeOff = z.strictObject({
  person: slug.optional(),
  from: knownMoment,
  to: knownMoment,
  reason: text(2000).optional(),
});
export type PlanTimeOff = z.infer<typeof PlanTimeOff>;
export const AskCover = z.strictObject({ people: z.array(slug).min(1).max(30) });
/** Covers the shifts of one schedule that fall into the time off; without a person oneself does. */
export const TakeCover = z.strictObject({ schedule: slug, person: slug.optional() });

export const timeOffLifecycle = {
  planned: { 'ask-cover': 'planned', 'take-cover': 'planned', cancel: 'cancelled' },
  cancelled: {},
} as const satisfies Lifecycle<TimeOff['state']>;

const manages = ({ roles }: Actor) => roles.includes('manager') || roles.includes('admin');

function demandOwn(person: string, actor: Actor): void {
  if (actor.id === person || manages(actor)) return;
  throw new Refusal('forbidden', `It is ${person}'s own, and for who keeps schedules.`);
}

const longest = 366 * day;

/**
 * Plans time off.
 *
 * @throws {Refusal} `validation` for an interval that is empty, over, or longer than a year; `forbidden` for somebody else's
 */
export function planTimeOff(
  { person: named, from, to, reason }: PlanTimeOff,
  id: string,
  actor: Actor,
  at: string,
): Decision<TimeOff> {
  const person = named ?? actor.id;
  demandOwn(person, actor);
  const range = stretch({ from, to });
  if (range.until <= range.from) throw invalid('/to', 'is not after from');
  if (range.until <= Date.parse(at)) throw invalid('/to', 'is already over');
  if (range.until - range.from > longest) throw invalid('/to', 'is more than a year after from');
  const next = {
    id,
    kind: 'time-off',
    state: 'planned',
    title: `${person} is away`,
    person,
    from: iso(range.from),
    to: iso(range.until),
    ...(reason && { reason }),
    asked: [],
  } as const;
  const event = { type: 'time-off.planned', by: actor.id, at, freeText: ['reason'] };
  return decide<TimeOff>(undefined, { ...next, asked: [] }, event);
}

/** Gives the time off up. What was covered stays so, until the override is removed. */
export function cancelTimeOff(before: TimeOff, actor: Actor, at: string): Decision<TimeOff> {
  demandOwn(before.person, actor);
  const state = follow(timeOffLifecycle, before.state, 'cancel');
  return decide<TimeOff>(before, { ...before, state }, { type: 'time-off.cancelled', by: actor.id, at });
}

/** Asks people to cover: they are told, and any of them may take it. */
export function askCover(
  before: TimeOff,
  people: readonly string[],
  actor: Actor,
  at: string,
): Decision<TimeOff> {
  demandOwn(before.person, actor);
  const state = follow(timeOffLifecycle, before.state, 'ask-cover');
  const asked = [...new Set([...before.asked, ...people])].slice(0, 100);
  const notice = {
    to: people,
    topic: 'shift-cover',
    title: `${before.person} asks you to cover`,
    text: `${before.from.slice(0, 16).replace('T', ' ')} to ${before.to.slice(0, 16).replace('T', ' ')} UTC`,
    path: `/on-call?off=${before.id}`,
  };
  return decide<TimeOff>(
    before,
    { ...before, state, asked },
    { type: 'time-off.cover-asked', by: actor.id, at, facts: { people }, notices: [notice] },
  );
}

/** When somebody is on call although they are away, in one schedule. */
export const uncovered = (
  schedule: Times,
  { person, ...off }: Pick<TimeOff, 'person' | 'from' | 'to'>,
): Stretch[] => {
  const away = stretch(off);
  return spansBetween(schedule, away)
    .filter((span) => span.person === person && meet(span, away))
    .map(({ from, until }) => ({ from: Math.max(from, away.from), until: Math.min(until, away.until) }));
};

/**
 * Takes the shifts of one schedule for somebody who is away.
 *
 * @throws {Refusal} `validation` when nothing is left to cover there, or when it is the person who is away; `forbidden` when
 *   somebody else is put there by anyone but who keeps schedules
 */
export function takeCover(
  before: Schedule,
  off: TimeOff,
  named: string | undefined,
  actor: Actor,
  at: string,
): Decision<Schedule> {
  const person = named ?? actor.id;
  if (person !== actor.id) demandOwn(person, actor);
  follow(timeOffLifecycle, off.state, 'take-cover');
  if (person === off.person) throw invalid('/person', 'is who is away');
  const now = Date.parse(at);
  const left = uncovered(before, off).filter(({ until }) => until > now);
  if (!left.length) throw invalid('/schedule', `${off.person} has no shift there that is left to cover`);
  const asks = left.map(({ from, until }) => ({
    person,
    instead: off.person,
    from: iso(from),
    to: iso(until),
  }));
  return decide<Schedule>(before, withOverrides(before, asks, at), {
    type: 'schedule.covered',
    by: actor.id,
    at,
    facts: { timeOff: off.id },
    notices: overrideNotices(before, asks, actor),
  });
}
