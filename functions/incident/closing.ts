import { type Decision, difference } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import type { Incident } from './incident.ts';
import { daysAfter } from './settings.ts';

/** A major incident is not over before it has been reviewed. */
export const reviewOpen = ({ major, review }: Pick<Incident, 'major' | 'review'>): boolean =>
  major?.state === 'declared' && review?.state !== 'done';

/**
 * The same decision with the clock that closes it: a fixed time after the resolution, whatever is said about it meanwhile.
 *
 * @param closeDays 0 for never
 */
export function closing(decision: Decision<Incident>, closeDays: number): Decision<Incident> {
  const { before, after, event } = decision;
  const waits = ({ state }: Incident) => state === 'resolved';
  const begins = waits(after) && !reviewOpen(after) && !(before && waits(before) && !reviewOpen(before));
  if (!begins || closeDays === 0) return decision;
  const due = daysAfter(after.resolvedAt ?? event.at, closeDays);
  // A review may have taken longer than that.
  const clocks = wind(after.clocks, 'auto-close', due > event.at ? due : daysAfter(event.at, 1));
  const { clocks: changed } = difference(before ?? {}, { ...after, clocks });
  return {
    ...decision,
    after: { ...after, clocks },
    event: { ...event, changed: { ...event.changed, ...(changed && { clocks: changed }) } },
  };
}
