import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { knownMoment, line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { type Clocks, wind } from '../record/clocks.ts';
import { Condition, holds } from '../record/condition.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** The most that a window may last, in hours: it cannot be forgotten. */
export const longestHours = 24;
/** What people usually need, in minutes. */
export const presets = [60, 120, 240] as const;

const about = {
  title: line(120),
  /** The services it is for; a filter narrows them down, or stands alone. */
  services: z.array(slug).min(1).max(50).optional(),
  condition: Condition.optional(),
};

/** A time in which alarms of some services, or by a filter, are expected: they are kept, and nobody is paged for them. */
export const MaintenanceWindow = z
  .object({
    ...recordFields,
    id: z.string().regex(/^MW-\d+$/),
    kind: z.literal('maintenance-window'),
    state: z.enum(['scheduled', 'running', 'ended']),
    ...about,
    from: instant,
    to: instant,
    openedBy: z.string(),
    /** The change whose work it covers: it begins and ends with it. */
    change: z.string().optional(),
    endedBy: z.string().optional(),
    /** Where the look through the alerts that fire goes on. */
    swept: z.string().optional(),
    /** How often the alerts that it may hold have been looked through: twice, since an index may be a little late. */
    sweeps: z.int().optional(),
  })
  .meta({ id: 'MaintenanceWindow' });
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

export const maintenanceLifecycle = {
  scheduled: { start: 'running', end: 'ended', extend: 'scheduled' },
  running: { end: 'ended', extend: 'running' },
  ended: {},
} as const satisfies Lifecycle<MaintenanceWindow['state']>;

/** In everybody's list until it has ended, and then among those that did. */
export const maintenanceKeys = (window: MaintenanceWindow): IndexKeys => ({
  ...(window.state !== 'ended' && { open: { team: 'all', order: window.from } }),
  ...(window.state === 'ended' && { person: 'ended' }),
  order: window.to,
});

export const OpenWindow = z
  .strictObject({
    ...about,
    /** At once when it is absent. */
    from: knownMoment.optional(),
    to: knownMoment.optional(),
    minutes: z
      .int()
      .min(1)
      .max(longestHours * 60)
      .optional(),
  })
  .refine(({ services, condition }) => services || condition, 'name services or a filter')
  .refine(({ to, minutes }) => (to === undefined) !== (minutes === undefined), 'give an end or minutes');
export type OpenWindow = z.infer<typeof OpenWindow>;

export const ExtendWindow = z
  .strictObject({
    to: knownMoment.optional(),
    minutes: z
      .int()
      .min(1)
      .max(longestHours * 60)
      .optional(),
  })
  .refine(({ to, minutes }) => (to === undefined) !== (minutes === undefined), 'give an end or minutes');
export type ExtendWindow = z.infer<typeof ExtendWindow>;

export const ChangeWindow = z
  .strictObject(about)
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeWindow = z.infer<typeof ChangeWindow>;

const utc = (moment: string) => new Date(moment).toISOString();
const plus = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString();

/** @throws {Refusal} `validation` for an end that is not after the beginning and the present, or too long after */
function demandSpan(from: string, to: string, at: string): void {
  if (to <= from) throw invalid('/to', 'is not after its beginning');
  if (to <= at) throw invalid('/to', 'is over already');
  if (to > plus(from, longestHours * 60))
    throw invalid('/to', `is more than ${longestHours} hours after its beginning; open another window then`);
}

const said = (type: string, by: Actor, at: string) => ({ type, by: by.id, at });

/** Its clocks while it is to begin, and while it runs: the look through what fires begins at once. */
const clocksOf = (window: Pick<MaintenanceWindow, 'state' | 'from' | 'to'>, at: string): Clocks =>
  window.state === 'scheduled' ? { start: window.from } : { sweep: at, end: window.to };

/**
 * Opens a window, from now on or from a moment to come.
 *
 * @throws {Refusal} `validation` when it ends before it begins, is over, or is longer than 24 hours
 */
export function openWindow(ask: OpenWindow, id: string, by: Actor, at: string): Decision<MaintenanceWindow> {
  const { minutes, to: end, from: start, ...rest } = ask;
  const from = start === undefined || utc(start) < at ? at : utc(start);
  const to = end === undefined ? plus(from, minutes ?? 0) : utc(end);
  demandSpan(from, to, at);
  const state = from <= at ? ('running' as const) : ('scheduled' as const);
  const window = { ...rest, id, kind: 'maintenance-window' as const, state, from, to, openedBy: by.id };
  const type = state === 'running' ? 'maintenance-window.started' : 'maintenance-window.scheduled';
  return decide<MaintenanceWindow>(
    undefined,
    { ...window, clocks: clocksOf(window, at) },
    said(type, by, at),
  );
}

/** Its time has come. */
export function startWindow(before: MaintenanceWindow, by: Actor, at: string): Decision<MaintenanceWindow> {
  const state = follow(maintenanceLifecycle, before.state, 'start');
  const next = { ...before, state };
  return decide<MaintenanceWindow>(
    before,
    { ...next, clocks: clocksOf(next, at) },
    said('maintenance-window.started', by, at),
  );
}

/** Ends it, early or by its clock: whatever still fires is let through from now on. */
export function endWindow(before: MaintenanceWindow, by: Actor, at: string): Decision<MaintenanceWindow> {
  const state = follow(maintenanceLifecycle, before.state, 'end');
  const { swept: _, sweeps: __, ...rest } = before;
  const to = at < before.to ? at : before.to;
  const next = { ...rest, state, to, endedBy: by.id, clocks: { sweep: at } };
  return decide<MaintenanceWindow>(before, next, said('maintenance-window.ended', by, at));
}

/** Lets it last longer, within 24 hours of its beginning, or shorter. @throws {Refusal} `validation`, `illegal-transition` */
export function extendWindow(
  before: MaintenanceWindow,
  ask: ExtendWindow,
  by: Actor,
  at: string,
): Decision<MaintenanceWindow> {
  follow(maintenanceLifecycle, before.state, 'extend');
  const to = ask.to === undefined ? plus(before.to, ask.minutes ?? 0) : utc(ask.to);
  demandSpan(before.from, to, at);
  const clocks = before.state === 'running' ? wind(before.clocks, 'end', to) : before.clocks;
  return decide<MaintenanceWindow>(
    before,
    { ...before, to, clocks },
    said('maintenance-window.extended', by, at),
  );
}

/** Changes its title or what it is for; what fires is looked through again. @throws {Refusal} `illegal-transition` once over */
export function changeWindow(
  before: MaintenanceWindow,
  ask: ChangeWindow,
  by: Actor,
  at: string,
): Decision<MaintenanceWindow> {
  if (before.state === 'ended') throw new Refusal('illegal-transition', 'It is over and stays as it was.');
  const { swept: _, sweeps: __, ...rest } = before;
  const clocks = before.state === 'running' ? wind(before.clocks, 'sweep', at) : before.clocks;
  return decide<MaintenanceWindow>(
    before,
    { ...rest, ...ask, clocks },
    said('maintenance-window.changed', by, at),
  );
}

const secondLook = 1;

/**
 * Part of its alerts were looked through. The look goes on where this one ended; after the first whole one there is a second, a
 * minute later, for what was missed by an index or a sandbox that was a little late.
 *
 * @param after where the next part begins; none when this was the last one
 */
export function sweep(
  before: MaintenanceWindow,
  after: string | undefined,
  pause: number,
  by: Actor,
  at: string,
): Decision<MaintenanceWindow> {
  const { swept: _, ...rest } = before;
  const sweeps = (before.sweeps ?? 0) + (after === undefined ? 1 : 0);
  const again = after !== undefined ? plus(at, pause) : sweeps <= secondLook ? plus(at, 1) : undefined;
  const next = {
    ...rest,
    sweeps,
    clocks: wind(before.clocks, 'sweep', again),
    ...(after && { swept: after }),
  };
  return decide<MaintenanceWindow>(before, next, said('maintenance-window.swept', by, at));
}

/** True while it holds back what it is for. */
export const isRunning = ({ state, from, to }: MaintenanceWindow, now: string): boolean =>
  state !== 'ended' && from <= now && now < to;

/** True when it is for something with these facts. */
export const covers = (
  { services, condition }: Pick<MaintenanceWindow, 'services' | 'condition'>,
  facts: Readonly<Record<string, unknown>>,
): boolean =>
  (services === undefined || services.includes(String(facts.service))) &&
  (condition === undefined || holds(condition, facts));
