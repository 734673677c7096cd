import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { type Change, changeId } from './change.ts';

/** What an emergency that has no window of its own gets, in hours, so that its silence cannot be forgotten. */
export const emergencyHours = 4;

/** Alarms of CloudWatch whose actions are muted by one rule: a hundred at most. */
export const Mute = z.object({ name: z.string(), alarms: z.array(z.string()).min(1).max(100) });
export type Mute = z.infer<typeof Mute>;

/**
 * The time in which a change is done, as the clock and monitoring see it. It is a record of its own, which follows its change:
 * `waiting` for its beginning, `due` once that has come, `open` while the work lasts and alerts are silent, and `over`.
 */
export const ChangeWindow = z
  .object({
    ...recordFields,
    id: changeId,
    kind: z.literal('change-window'),
    state: z.enum(['waiting', 'due', 'open', 'over']),
    services: z.array(z.string()),
    cis: z.array(z.string()),
    from: instant,
    to: instant,
    /** When alerts fell silent, and when they spoke again. */
    openedAt: instant.optional(),
    closedAt: instant.optional(),
    mutes: z.array(Mute).optional(),
  })
  .meta({ id: 'ChangeWindow' });
export type ChangeWindow = z.infer<typeof ChangeWindow>;

/** Found by its change alone. */
export const windowKeys = ({ from }: ChangeWindow): IndexKeys => ({ order: from });

const plus = (at: string, hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

type Aim = Pick<ChangeWindow, 'state' | 'from' | 'to'>;

/** Where the window of a change stands at a moment; undefined when it has none. */
function aimOf(change: Change, at: string): Aim | undefined {
  const { state, plannedFrom, plannedTo, actualFrom } = change;
  if (state === 'implement' && actualFrom) {
    const planned = plannedTo !== undefined && plannedTo > actualFrom ? plannedTo : undefined;
    const to = planned ?? plus(actualFrom, emergencyHours);
    return { state: at < to ? 'open' : 'over', from: actualFrom, to };
  }
  if (state !== 'scheduled' || !plannedFrom || !plannedTo) return undefined;
  const now = at < plannedFrom ? 'waiting' : at < plannedTo ? 'due' : 'over';
  return { state: now, from: plannedFrom, to: plannedTo };
}

const types = { waiting: 'planned', due: 'begun', open: 'opened', over: 'closed' } as const;

function clocksOf({ state, from, to }: Aim): { clocks?: Record<string, string> } {
  if (state === 'over') return {};
  return { clocks: state === 'waiting' ? { begin: from } : { end: to } };
}

/** What those who work on it are told when its window begins, or ends before they are done. */
function noticesOf(change: Change, before: ChangeWindow | undefined, state: ChangeWindow['state']): Notice[] {
  const { id, title, implementer, assignee, team } = change;
  const to = [implementer ?? assignee ?? `team:${team}`];
  const about = { to, topic: 'change-window', path: `/changes/${id}` };
  if (state === 'due' && before?.state !== 'due')
    return [{ ...about, title: `The window of ${id} has begun: ${title}`, text: 'Its work may begin now.' }];
  if (state !== 'over') return [];
  if (change.state === 'implement')
    return [
      {
        ...about,
        title: `The window of ${id} is over: ${title}`,
        text: 'Work on it goes on, and from now on its alerts page again.',
      },
    ];
  return change.state === 'scheduled'
    ? [{ ...about, title: `${id} was not begun in its window: ${title}`, text: 'It needs a new window.' }]
    : [];
}

const same = (a: ChangeWindow, b: Aim & Pick<Change, 'services' | 'cis'>) =>
  a.state === b.state &&
  a.from === b.from &&
  a.to === b.to &&
  JSON.stringify([a.services, a.cis]) === JSON.stringify([b.services, b.cis]);

/**
 * The window as its change makes it at a moment. It converges: however often and in whatever order it is asked, it stands where
 * the change stands.
 *
 * @returns undefined when it stands there already
 */
export function followChange(
  before: ChangeWindow | undefined,
  change: Change,
  by: Actor,
  at: string,
): Decision<ChangeWindow> | undefined {
  const { id, title, services, cis } = change;
  const aim = aimOf(change, at);
  if (!aim && (!before || before.state === 'over')) return undefined;
  const { from, to, state } = aim ?? {
    state: 'over' as const,
    from: before?.from ?? at,
    to: before?.to ?? at,
  };
  if (before && same(before, { state, from, to, services, cis })) return undefined;
  if (!before && state === 'over') return undefined;
  const { clocks: _, mutes, openedAt, closedAt: __ } = before ?? {};
  const opened = state === 'open' ? (openedAt ?? at) : before?.state === 'open' ? openedAt : undefined;
  const next = {
    id,
    kind: 'change-window' as const,
    title,
    state,
    services,
    cis,
    from,
    to,
    ...(opened && { openedAt: opened }),
    ...(state === 'over' && { closedAt: at }),
    ...(opened && mutes && { mutes }),
    ...clocksOf({ state, from, to }),
  };
  const notices = noticesOf(change, before, state);
  return decide<ChangeWindow>(before, next, {
    type: `change-window.${types[state]}`,
    by: by.id,
    at,
    ...(notices.length && { notices }),
  });
}

/** Alarms that one rule of CloudWatch can mute. */
export const mostMuted = 100;

/**
 * Says which rules are to mute which alarms while the window is open, before any of them is made.
 *
 * @param alarms names of the alarms that are bound to what is changed
 * @param prefix tells the rules of this desk from others of the account
 */
export function planMutes(
  before: ChangeWindow,
  alarms: readonly string[],
  prefix: string,
  by: Actor,
  at: string,
): Decision<ChangeWindow> {
  const sorted = [...new Set(alarms)].toSorted();
  const mutes: Mute[] = [];
  for (let from = 0; from < sorted.length; from += mostMuted)
    mutes.push({
      name: `${prefix}-${before.id}-${mutes.length + 1}`,
      alarms: sorted.slice(from, from + mostMuted),
    });
  return decide<ChangeWindow>(before, { ...before, mutes }, { type: 'change-window.muting', by: by.id, at });
}
