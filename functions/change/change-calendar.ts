import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Stretch } from '../kernel/span.ts';
import { line, slug, text, timeZone } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { stretchesOf, Times } from './calendar-times.ts';
import { ciId } from './change.ts';

/**
 * What a calendar says of its times: things are changed then and at no other time (`maintenance`), are not to be changed
 * then (`blackout`), or nothing begins then at all (`freeze`).
 */
export const purposes = ['maintenance', 'blackout', 'freeze'] as const;
export type Purpose = (typeof purposes)[number];

/** What a calendar is for; one of them is enough. */
export const Covers = z
  .strictObject({
    everything: z.literal(true),
    services: z.array(slug).min(1).max(100),
    cis: z.array(ciId).min(1).max(100),
    teams: z.array(slug).min(1).max(50),
  })
  .partial()
  .refine((covers) => Object.keys(covers).length > 0, 'name services, items, teams or everything')
  .meta({ id: 'CalendarCovers' });
export type Covers = z.infer<typeof Covers>;

const fields = {
  name: line(120),
  description: text(2_000),
  purpose: z.enum(purposes),
  /** Whose wall clocks its times mean; `floating` means those of whoever carries a change out. */
  zone: z.union([z.literal('floating'), timeZone]),
  covers: Covers,
  times: z.array(Times).min(1).max(50),
};

/** A calendar of changes as it is kept. */
export const ChangeCalendar = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('change-calendar'),
    state: z.enum(['active', 'retired']),
    ...fields,
    description: fields.description.optional(),
  })
  .meta({ id: 'ChangeCalendar' });
export type ChangeCalendar = z.infer<typeof ChangeCalendar>;

const lifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<ChangeCalendar['state']>;

/** All of them in one list by name: there are few. */
export const calendarKeys = ({ name }: ChangeCalendar): IndexKeys => ({
  open: { team: 'all', order: name.toLowerCase() },
  order: name.toLowerCase(),
});

export const AddCalendar = z.strictObject({
  id: slug.optional(),
  ...fields,
  description: fields.description.optional(),
});
export type AddCalendar = z.infer<typeof AddCalendar>;

/** `null` takes the description away. */
export const ChangeChangeCalendar = z
  .strictObject({ ...fields, description: fields.description.nullable() })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeChangeCalendar = z.infer<typeof ChangeChangeCalendar>;

const said = (type: string, by: Actor, at: string) => ({ type: `change-calendar.${type}`, by: by.id, at });

/** Adds a calendar; it holds at once. @throws {Refusal} `validation` when its name makes no id */
export function addCalendar(ask: AddCalendar, by: Actor, at: string): Decision<ChangeCalendar> {
  const id = chosenId(ask.id, ask.name);
  const next = { ...ask, id, kind: 'change-calendar' as const, state: 'active' as const, title: ask.name };
  return decide<ChangeCalendar>(undefined, next, said('added', by, at));
}

/** Changes a calendar that is in use. @throws {Refusal} `illegal-transition` for one that was retired */
export function changeCalendar(
  before: ChangeCalendar,
  ask: ChangeChangeCalendar,
  by: Actor,
  at: string,
): Decision<ChangeCalendar> {
  if (before.state === 'retired')
    throw new Refusal('illegal-transition', 'It was retired. Restore it before you change it.');
  const { description = before.description, name = before.name } = ask;
  const next = { ...before, ...ask, name, title: name, description: description ?? undefined };
  return decide<ChangeCalendar>(before, next, said('changed', by, at));
}

/** Takes a calendar out of use, or puts it into use again. @throws {Refusal} `illegal-transition` */
export function switchCalendar(
  before: ChangeCalendar,
  step: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<ChangeCalendar> {
  const state = follow(lifecycle, before.state, step);
  return decide<ChangeCalendar>(before, { ...before, state }, said(`${step}d`, by, at));
}

/** What a calendar can be for: a change as a whole, or one thing that it touches. */
export type Covered = {
  readonly team?: string | undefined;
  readonly services: readonly string[];
  readonly cis: readonly string[];
};

/** True when a calendar is for something of this. */
export const coversAny = (
  { everything, teams = [], services = [], cis = [] }: Covers,
  of: Covered,
): boolean =>
  everything === true ||
  (of.team !== undefined && teams.includes(of.team)) ||
  of.services.some((id) => services.includes(id)) ||
  of.cis.some((id) => cis.includes(id));

/** A calendar with its times as they fall into a stretch of time. */
export type Laid = Pick<ChangeCalendar, 'id' | 'title' | 'purpose' | 'covers'> & {
  readonly stretches: readonly Stretch[];
};

/**
 * Calendars that are in use, with their times laid out.
 *
 * @param zone of whoever carries the change out, for those that float
 */
export const laidOut = (calendars: readonly ChangeCalendar[], zone: string, within: Stretch): Laid[] =>
  calendars
    .filter(({ state }) => state === 'active')
    .map(({ id, title, purpose, covers, times, zone: own }) => ({
      id,
      title,
      purpose,
      covers,
      stretches: stretchesOf(times, own === 'floating' ? zone : own, within),
    }));
