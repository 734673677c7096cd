import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { iso, meet, stretch } from '../kernel/span.ts';
import { knownMoment, slug } from '../kernel/text.ts';
import { day } from '../kernel/time-of-day.ts';
import { type Override, revised, type Schedule } from './schedule.ts';
import { shiftNotice } from './spoken.ts';
import { spansBetween } from './who.ts';

export const AskOverride = z.strictObject({
  person: slug,
  /** Whom they replace; without it, everybody of the schedule. */
  instead: slug.optional(),
  from: knownMoment,
  to: knownMoment,
});
export type AskOverride = z.infer<typeof AskOverride>;
export const AskRemoval = z.strictObject({ override: z.string().max(60) });

const longest = 90 * day;
const most = 100;

/** Overrides that ended more than 90 days ago are dropped on the way, so that the record stays small. */
const lately = ({ overrides }: Schedule, at: string) =>
  overrides.filter((one) => Date.parse(one.to) > Date.parse(at) - longest);

function check(before: Schedule, ask: AskOverride, at: string): void {
  const { from, until } = stretch(ask);
  if (until <= from) throw invalid('/to', 'is not after from');
  if (until <= Date.parse(at)) throw invalid('/to', 'is already over');
  if (until - from > longest) throw invalid('/to', 'is more than 90 days after from');
  const { instead } = ask;
  if (instead !== undefined) {
    if (instead === ask.person) throw invalid('/instead', 'is the same person');
    if (!spansBetween(before, { from, until }).some(({ person }) => person === instead))
      throw invalid('/instead', `${instead} is not on call in that time`);
    return;
  }
  const other = before.overrides.find((one) => !one.instead && meet(stretch(one), { from, until }));
  if (other) throw invalid('/from', `overlaps ${other.id} of ${other.person}, ${other.from} to ${other.to}`);
}

/** The schedule with these overrides, in one version. @throws {Refusal} `validation` when that are too many */
export function withOverrides(before: Schedule, asks: readonly AskOverride[], at: string): Schedule {
  const kept = lately(before, at);
  if (kept.length + asks.length > most)
    throw invalid(
      '/from',
      `there are already ${kept.length} overrides, and ${most} are the most: remove some first`,
    );
  const made = before.version + 1;
  const added = asks.map(({ person, instead, ...times }, index): Override => {
    const { from, until } = stretch(times);
    // The version that brings it makes the id: it is unique in this schedule.
    const id = `override-${made}${index ? `-${index + 1}` : ''}`;
    return { id, person, from: iso(from), to: iso(until), ...(instead && { instead }), made };
  });
  const overrides = [...kept, ...added].sort((a, b) => (a.from < b.from ? -1 : 1));
  return revised({ ...before, overrides }, at);
}

/** Who is to hear that they are put on call, or let off: whoever does it knows. */
const toldOf = ({ person, instead }: AskOverride, actor: Actor) => ({
  on: [person].filter((id) => id !== actor.id),
  off: [instead].filter((id): id is string => id !== undefined && id !== actor.id),
});

/** Notices of the overrides that somebody made. */
export const overrideNotices = (schedule: Schedule, asks: readonly AskOverride[], actor: Actor) =>
  asks.flatMap((ask) => {
    const { on, off } = toldOf(ask, actor);
    return [
      ...(on.length
        ? [shiftNotice(schedule, on, 'shift-change', `You are on call: ${schedule.title}`, ask)]
        : []),
      ...(off.length
        ? [shiftNotice(schedule, off, 'shift-change', `Somebody covers you: ${schedule.title}`, ask)]
        : []),
    ];
  });

/**
 * Puts one person on call instead of everybody else for a while, or instead of one person. At most 90 days at a time; the
 * timeline keeps what is dropped later.
 *
 * @throws {Refusal} `validation` for an interval that is empty, over, too long, or taken by another override of everybody,
 *   and for somebody to replace who is not on call then
 */
export function addOverride(
  before: Schedule,
  ask: AskOverride,
  actor: Actor,
  at: string,
): Decision<Schedule> {
  check(before, ask, at);
  const notices = overrideNotices(before, [ask], actor);
  return decide<Schedule>(before, withOverrides(before, [ask], at), {
    type: 'schedule.overridden',
    by: actor.id,
    at,
    notices,
  });
}

/** Takes an override back. @throws {Refusal} `validation` when the schedule has none of this id */
export function removeOverride(before: Schedule, id: string, actor: Actor, at: string): Decision<Schedule> {
  const gone = before.overrides.find((one) => one.id === id);
  if (!gone) throw invalid('/override', 'is no override of this schedule');
  const overrides = before.overrides.filter((one) => one !== gone);
  const told = [gone.person, gone.instead].filter(
    (one): one is string => one !== undefined && one !== actor.id,
  );
  const notices = told.length
    ? [shiftNotice(before, told, 'shift-change', `An override is taken back: ${before.title}`, gone)]
    : [];
  return decide<Schedule>(before, revised({ ...before, overrides }, at), {
    type: 'schedule.restored',
    by: actor.id,
    at,
    notices,
  });
}
