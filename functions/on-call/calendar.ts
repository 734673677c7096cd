import ical from 'ical-generator';
import type { Schedule } from './schedule.ts';
import type { Shift } from './who.ts';

/** A shift in a calendar: of which schedule, and what it is called there. */
export type Entry = { readonly schedule: Schedule; readonly shift: Shift; readonly summary: string };

const compact = (at: string) => at.replace(/[-:]|\.\d+/g, '');

/**
 * A calendar of shifts (RFC 5545), the same text as long as nobody's shifts change: an event is known by its schedule,
 * begin and person, and a change of the schedule raises its SEQUENCE.
 */
export function calendarOf(name: string, entries: readonly Entry[]): string {
  const calendar = ical({ name, prodId: { company: 'Serverless ITSM', product: 'On call' }, ttl: 3600 });
  for (const { schedule, shift, summary } of entries)
    calendar.createEvent({
      id: `${schedule.id}-${compact(shift.from)}-${shift.person}@on-call`,
      sequence: schedule.revision ?? 0,
      stamp: new Date(schedule.changedAt ?? shift.from),
      start: new Date(shift.from),
      end: new Date(shift.to),
      summary,
    });
  return calendar.toString();
}
