import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, line, slug, timeZone } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import { nextReminder } from './reminders.ts';
import { AskRotation, Rotation } from './rotation.ts';

/** Somebody who replaces everybody of the schedule for a while, or one person of it wherever they would be on call. */
export const Override = z.object({
  id: z.string(),
  person: slug,
  from: instant,
  to: instant,
  instead: slug.optional(),
  /** The schedule's version that brought it: a later one replaces whom an earlier one put there. */
  made: z.int().optional(),
});
export type Override = z.infer<typeof Override>;

/** From a moment to another one. */
export const Interval = z.strictObject({ from: knownMoment, to: knownMoment });
export type Interval = z.infer<typeof Interval>;

/** Two people's shifts that are to change hands, until the other one has said yes or no. */
export const Swap = z.object({
  id: z.string(),
  by: slug,
  with: slug,
  mine: Interval,
  theirs: Interval,
  at: instant,
});
export type Swap = z.infer<typeof Swap>;

/** Minutes before a shift at which its person is reminded; 0 is when it begins. */
const reminders = z.array(z.int().min(0).max(20_160)).max(4);

/** A schedule as it is kept. It stays: policies name it. One that nobody needs any more has no rotations. */
export const Schedule = z
  .object({
    ...recordFields,
    kind: z.literal('schedule'),
    state: z.enum(['active']),
    name: z.string(),
    team: slug,
    timeZone: z.string(),
    rotations: z.array(Rotation),
    overrides: z.array(Override),
    swaps: z.array(Swap).optional(),
    reminders: reminders.optional(),
    /** What whoever is on call wrote for the next one. */
    note: z.string().optional(),
    noteBy: z.string().optional(),
    /** The next one has it. */
    noteGiven: z.boolean().optional(),
    /** Counts the changes of who is on call, for calendars that follow it. */
    revision: z.int().positive().optional(),
    changedAt: instant.optional(),
    /** The gaps and conflicts that the team's lead was told of last. */
    warned: z.array(z.string()).optional(),
  })
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof Schedule>;

const fields = {
  name: line(120),
  team: slug,
  timeZone,
  rotations: z.array(AskRotation).max(8),
  reminders,
};

/** What making a schedule needs; without an id it is made of the name, without `reminders` nobody is reminded. */
export const AddSchedule = z.strictObject({
  id: slug.optional(),
  ...fields,
  reminders: fields.reminders.optional(),
});
export type AddSchedule = z.infer<typeof AddSchedule>;
export const ChangeSchedule = z.strictObject(fields).partial();
export type ChangeSchedule = z.infer<typeof ChangeSchedule>;
/** A schedule that is looked at before it is saved; with an `id` the overrides of that one count. */
export const PreviewSchedule = z.strictObject({
  id: slug.optional(),
  timeZone,
  rotations: fields.rotations,
  from: knownMoment.optional(),
  to: knownMoment.optional(),
});

/** Every rotation with an id of its own. @throws {Refusal} `validation` when two have the same */
export function named(rotations: readonly AskRotation[]): Rotation[] {
  const all = rotations.map((rotation, index) => ({
    ...rotation,
    id: rotation.id ?? `rotation-${index + 1}`,
  }));
  const twice = all.findIndex(({ id }, index) => all.findIndex((other) => other.id === id) < index);
  if (twice >= 0) throw invalid(`/rotations/${twice}/id`, `there is already a rotation ${all[twice]?.id}`);
  return all;
}

/** The people that rotations name, each with the pointer of where. */
export const peopleIn = (rotations: readonly AskRotation[]): { pointer: string; id: string }[] =>
  rotations.flatMap(({ people }, r) =>
    people.map((id, p) => ({ pointer: `/rotations/${r}/people/${p}`, id })),
  );

/** The schedule after a change of who is on call: calendars that follow it see a newer one, and its clock is set anew. */
export const revised = (next: Schedule, at: string): Schedule => ({
  ...next,
  revision: (next.revision ?? 0) + 1,
  changedAt: at,
  clocks: wind(next.clocks, 'shift', nextReminder(next, at)),
});

// Paths of the API below `/v1/schedules` that are no schedule.
const taken = ['on-call', 'preview', 'shifts'];

/**
 * Makes a schedule.
 *
 * @throws {Refusal} `validation` when two rotations share an id, or no id can be made of the name
 */
export function addSchedule(
  { id, rotations, ...ask }: AddSchedule,
  actor: Actor,
  at: string,
): Decision<Schedule> {
  const chosen = chosenId(id, ask.name, 'on-call');
  if (taken.includes(chosen)) throw invalid('/id', `is taken by /v1/schedules/${chosen}`);
  const next: Schedule = {
    ...ask,
    id: chosen,
    kind: 'schedule',
    state: 'active',
    title: ask.name,
    rotations: named(rotations),
    overrides: [],
    version: 1,
  };
  return decide<Schedule>(undefined, revised(next, at), { type: 'schedule.added', by: actor.id, at });
}

/** Changes a schedule. Changed people or dates move who is on call from this moment on. */
export function changeSchedule(before: Schedule, ask: ChangeSchedule, actor: Actor, at: string) {
  const { rotations, name = before.name, ...rest } = ask;
  const next = { ...before, ...rest, name, title: name, ...(rotations && { rotations: named(rotations) }) };
  return decide<Schedule>(before, revised(next, at), { type: 'schedule.changed', by: actor.id, at });
}
