import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { iso } from '../kernel/span.ts';
import { text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import type { Finding } from './gaps.ts';
import { nextReminder, remindersAt } from './reminders.ts';
import type { Schedule } from './schedule.ts';
import { shiftNotice, spokenLead } from './spoken.ts';

export const LeaveNote = z.strictObject({ text: text(4000) });

/** Leaves a note for whoever is on call next: they get it when their shift begins. */
export function leaveNote(before: Schedule, note: string, actor: Actor, at: string): Decision<Schedule> {
  const { noteGiven: _, ...rest } = before;
  const next: Schedule = { ...rest, note, noteBy: actor.id };
  return decide<Schedule>(
    before,
    { ...next, clocks: wind(next.clocks, 'shift', nextReminder(next, at)) },
    { type: 'schedule.noted', by: actor.id, at, freeText: ['note'] },
  );
}

/** Reminds the people whose shifts begin, hands over what was left for them, and sets the clock for the next ones. */
export function strikeShift(before: Schedule, due: string, actor: Actor): Decision<Schedule> {
  const reminders = remindersAt(before, due);
  const begins = reminders.some(({ minutes }) => minutes === 0);
  const note = begins && !before.noteGiven ? before.note : undefined;
  const next: Schedule = { ...before, ...(note && { noteGiven: true }) };
  const notices = reminders.map(({ person, from, until, minutes }) =>
    shiftNotice(
      before,
      [person],
      'shift-reminder',
      minutes ? `On call in ${spokenLead(minutes)}: ${before.title}` : `Your shift begins: ${before.title}`,
      { from: iso(from), to: iso(until) },
    ),
  );
  return decide<Schedule>(
    before,
    { ...next, clocks: wind(next.clocks, 'shift', nextReminder(next, due)) },
    {
      type: note ? 'schedule.handed-over' : 'schedule.reminded',
      by: actor.id,
      at: due,
      notices,
      ...(note && { said: { text: note } }),
    },
  );
}

const words: Record<Finding['what'], string> = {
  gap: 'nobody is on call',
  twice: 'one person holds two shifts at once',
  off: 'somebody is on call while away',
  unreachable: 'somebody on call cannot be reached',
  unseen: 'somebody on call has not signed in for a month',
};

/** What a finding is known by, so that it is told once: a stretch that began is the same one the day after. */
const keyOf = ({ what, person = '', schedule = '', to }: Finding) => [what, person, schedule, to].join(' ');

/**
 * Tells the team's lead what would go wrong in the days ahead; undefined when they know all of it already.
 *
 * @param lead the person, or else everybody of the team
 */
export function warn(
  before: Schedule,
  findings: readonly Finding[],
  lead: string,
  actor: Actor,
  at: string,
): Decision<Schedule> | undefined {
  const known = new Set(before.warned ?? []);
  const fresh = findings.filter((finding) => !known.has(keyOf(finding)));
  if (!fresh.length) return undefined;
  const kinds = [...new Set(fresh.map(({ what }) => words[what]))].join(', ');
  const [first] = fresh;
  const notices = [shiftNotice(before, [lead], 'schedule-gap', `${before.title}: ${kinds}`, first)];
  const warned = findings.map(keyOf).slice(0, 100);
  return decide<Schedule>(
    before,
    { ...before, warned },
    { type: 'schedule.warned', by: actor.id, at, facts: { found: fresh.length }, notices },
  );
}
