import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instantOf, localDate } from '../kernel/local-time.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug, timeZone } from '../kernel/text.ts';
import { day, sinceMidnight, Time, weekdayOf } from '../kernel/time-of-day.ts';
import { recordFields } from '../record/base.ts';
import { Condition } from '../record/condition.ts';

const people = z
  .array(slug)
  .max(20)
  .refine((list) => new Set(list).size === list.length, 'names one twice');

/** Every how many weeks on which weekday, or on which weekday of the month (the 1st to 4th, or the last one). */
export const Recurrence = z.union([
  z.strictObject({
    every: z.literal('week'),
    weekday: z.int().min(1).max(7),
    count: z.int().min(1).max(8).default(1),
    /** A date from whose week on the weeks are counted. */
    from: z.iso.date().optional(),
  }),
  z.strictObject({
    every: z.literal('month'),
    weekday: z.int().min(1).max(7),
    week: z.union([z.int().min(1).max(4), z.literal('last')]),
  }),
]);
export type Recurrence = z.infer<typeof Recurrence>;

const fields = {
  name: line(120),
  /** Who decides; in a meeting their votes are recorded by the chair. */
  members: people.min(1),
  chair: slug,
  /** Who attends in whose place, when a member cannot. */
  delegates: z.record(slug, slug),
  recurrence: Recurrence,
  time: Time,
  timeZone,
  minutes: z.int().min(5).max(480),
  /** Only changes that begin within so many days are on the agenda; the others can wait for a later meeting. */
  horizonDays: z.int().min(1).max(365),
  /** Which of the changes that wait for it are on the agenda; without one, all. */
  agenda: Condition.optional(),
  enabled: z.boolean(),
};

/** A change advisory board: who they are, when they meet, and what they look at. */
export const Cab = z
  .object({ ...recordFields, kind: z.literal('cab'), state: z.enum(['active']), ...fields })
  .meta({ id: 'Cab' });
export type Cab = z.infer<typeof Cab>;

export const AddCab = z.strictObject({
  id: slug.optional(),
  ...fields,
  delegates: fields.delegates.default({}),
  minutes: fields.minutes.default(60),
  horizonDays: fields.horizonDays.default(30),
  enabled: fields.enabled.default(true),
});
/** `null` takes the agenda's condition away. */
export const ChangeCab = z.strictObject({ ...fields, agenda: fields.agenda.nullable() }).partial();

/** @throws {Refusal} `validation` for a chair who is no member, and for a delegate of nobody */
function checked(cab: Cab | Omit<Cab, 'version' | 'chain'>): void {
  if (!cab.members.includes(cab.chair)) throw invalid('/chair', 'is no member');
  for (const [member, delegate] of Object.entries(cab.delegates)) {
    if (!cab.members.includes(member)) throw invalid(`/delegates/${member}`, 'is no member');
    if (cab.members.includes(delegate))
      throw invalid(`/delegates/${member}`, 'names a member, who has a vote already');
  }
}

/** Sets a CAB up. */
export function addCab({ id, ...ask }: z.infer<typeof AddCab>, actor: Actor, at: string): Decision<Cab> {
  const next = { ...ask, id: chosenId(id, ask.name), kind: 'cab', state: 'active', title: ask.name } as const;
  checked(next);
  return decide<Cab>(undefined, next, { type: 'cab.added', by: actor.id, at });
}

/** Changes a CAB. Rounds that have begun ask those who were members then. */
export function changeCab(
  before: Cab,
  { agenda = before.agenda, ...ask }: z.infer<typeof ChangeCab>,
  actor: Actor,
  at: string,
): Decision<Cab> {
  const { agenda: _, ...rest } = { ...before, ...ask };
  const next = { ...rest, title: rest.name, ...(agenda && { agenda }) };
  checked(next);
  return decide<Cab>(before, next, { type: 'cab.changed', by: actor.id, at });
}

const week = 7 * day;

function fits(recurrence: Recurrence, midnight: number): boolean {
  if (weekdayOf(midnight) !== recurrence.weekday) return false;
  if (recurrence.every === 'week') {
    // Weeks begin on Mondays, as those of 1970-01-05.
    const anchor = recurrence.from ? Date.parse(`${recurrence.from}T00:00:00Z`) : 4 * day;
    const monday = (at: number) => Math.floor((at - 4 * day) / week);
    const apart = monday(midnight) - monday(anchor);
    return apart >= 0 && apart % recurrence.count === 0;
  }
  const date = new Date(midnight);
  if (recurrence.week === 'last') return new Date(midnight + week).getUTCMonth() !== date.getUTCMonth();
  return Math.ceil(date.getUTCDate() / 7) === recurrence.week;
}

export type Sitting = { readonly id: string; readonly beginsAt: string; readonly endsAt: string };

/** The id of the meeting of a date: one a day at the most. */
export const meetingId = (cab: string, date: string): string => `${cab}-${date}`;

/**
 * The next meetings that are not over at a moment, by the wall clocks of the CAB's zone: a time that the clocks skip is the first
 * instant after the gap.
 */
export function nextMeetings(
  cab: Pick<Cab, 'id' | 'recurrence' | 'time' | 'timeZone' | 'minutes'>,
  now: string,
  most = 1,
): Sitting[] {
  const found: Sitting[] = [];
  const first = localDate(cab.timeZone, Date.parse(now)) - day;
  for (let date = first; found.length < most && date < first + 400 * day; date += day) {
    if (!fits(cab.recurrence, date)) continue;
    const begins = instantOf(cab.timeZone, date + sinceMidnight(cab.time));
    const ends = begins + cab.minutes * 60_000;
    if (ends <= Date.parse(now)) continue;
    found.push({
      id: meetingId(cab.id, new Date(date).toISOString().slice(0, 10)),
      beginsAt: new Date(begins).toISOString(),
      endsAt: new Date(ends).toISOString(),
    });
  }
  return found;
}
