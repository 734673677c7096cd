import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, line, slug, timeZone } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { AskRotation, Rotation } from './rotation.ts';

const day = 24 * 60 * 60_000;

/** Somebody who replaces everybody of the schedule for a while. */
export const Override = z.object({ id: z.string(), person: slug, from: instant, to: instant });
export type Override = z.infer<typeof Override>;

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
  })
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof Schedule>;

const fields = {
  name: line(120),
  team: slug,
  timeZone,
  rotations: z.array(AskRotation).max(8),
};

/** What making a schedule needs; without an id it is made of the name. */
export const AddSchedule = z.strictObject({ id: slug.optional(), ...fields });
export type AddSchedule = z.infer<typeof AddSchedule>;
export const ChangeSchedule = z.strictObject(fields).partial();
export type ChangeSchedule = z.infer<typeof ChangeSchedule>;
export const AskOverride = z.strictObject({ person: slug, from: knownMoment, to: knownMoment });
export type AskOverride = z.infer<typeof AskOverride>;
export const AskRemoval = z.strictObject({ override: z.string().max(60) });

/** Every rotation with an id of its own. @throws {Refusal} `validation` when two have the same */
function named(rotations: readonly AskRotation[]): Rotation[] {
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
  const next = {
    ...ask,
    id: chosenId(id, ask.name, 'on-call'),
    kind: 'schedule',
    state: 'active',
    title: ask.name,
    rotations: named(rotations),
    overrides: [],
  } as const;
  return decide<Schedule>(
    undefined,
    { ...next, overrides: [] },
    { type: 'schedule.added', by: actor.id, at },
  );
}

/** Changes a schedule. Changed people or dates move who is on call from this moment on. */
export function changeSchedule(before: Schedule, ask: ChangeSchedule, actor: Actor, at: string) {
  const { rotations, name = before.name, ...rest } = ask;
  const next = { ...before, ...rest, name, title: name, ...(rotations && { rotations: named(rotations) }) };
  return decide<Schedule>(before, next, { type: 'schedule.changed', by: actor.id, at });
}

const longest = 90 * day;
const most = 100;

/**
 * Puts one person on call instead of everybody else for a while, at most 90 days. Overrides that ended more than 90 days
 * ago are dropped on the way, so that the record stays small; the timeline keeps them.
 *
 * @throws {Refusal} `validation` for an interval that is empty, over, too long, or taken by another override
 */
export function addOverride(
  before: Schedule,
  ask: AskOverride,
  actor: Actor,
  at: string,
): Decision<Schedule> {
  const [from, to, now] = [Date.parse(ask.from), Date.parse(ask.to), Date.parse(at)];
  if (to <= from) throw invalid('/to', 'is not after from');
  if (to <= now) throw invalid('/to', 'is already over');
  if (to - from > longest) throw invalid('/to', 'is more than 90 days after from');
  const taken = before.overrides.findIndex((one) => Date.parse(one.from) < to && from < Date.parse(one.to));
  const other = before.overrides[taken];
  if (other) throw invalid('/from', `overlaps ${other.id} of ${other.person}, ${other.from} to ${other.to}`);
  const kept = before.overrides.filter((one) => Date.parse(one.to) > now - longest);
  if (kept.length >= most) throw invalid('/from', `there are already ${most} overrides: remove some first`);
  const iso = (instant: number) => new Date(instant).toISOString();
  // The version that brings it makes the id: it is unique in this schedule.
  const override = { id: `override-${before.version + 1}`, person: ask.person, from: iso(from), to: iso(to) };
  const overrides = [...kept, override].sort((a, b) => (a.from < b.from ? -1 : 1));
  return decide<Schedule>(
    before,
    { ...before, overrides },
    { type: 'schedule.overridden', by: actor.id, at },
  );
}

/** Takes an override back. @throws {Refusal} `validation` when the schedule has none of this id */
export function removeOverride(before: Schedule, id: string, actor: Actor, at: string): Decision<Schedule> {
  const overrides = before.overrides.filter((one) => one.id !== id);
  if (overrides.length === before.overrides.length)
    throw invalid('/override', 'is no override of this schedule');
  return decide<Schedule>(before, { ...before, overrides }, { type: 'schedule.restored', by: actor.id, at });
}
