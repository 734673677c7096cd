import ical from 'ical-generator';
import type { Schedule } from './schedule.ts';
import type { Shift } from './who.ts';

/** Something in a calendar. The same id is the same thing; a higher sequence says that it was changed. */
export type Entry = {
  readonly id: string;
  readonly sequence: number;
  readonly stamp: string;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  readonly description?: string;
};

const compact = (at: string) => at.replace(/[-:]|\.\d+/g, '');

/**
 * A shift as it stands in a calendar: it is known by its schedule, begin and person, and a change of the schedule raises its
 * sequence.
 */
export const shiftEntry = (schedule: Schedule, { from, to, person }: Shift, summary: string): Entry => ({
  id: `${schedule.id}-${compact(from)}-${person}@on-call`,
  sequence: schedule.revision ?? 0,
  stamp: schedule.changedAt ?? from,
  from,
  to,
  summary,
});

/** A calendar (RFC 5545): the same text as long as nothing in it changes. */
export function calendarOf(name: string, product: string, entries: readonly Entry[]): string {
  const calendar = ical({ name, prodId: { company: 'Serverless ITSM', product }, ttl: 3600 });
  for (const { id, sequence, stamp, from, to, summary, description } of entries)
    calendar.createEvent({
      id,
      sequence,
      stamp: new Date(stamp),
      start: new Date(from),
      end: new Date(to),
      summary,
      ...(description && { description }),
    });
  return calendar.toString();
}
