import * as z from 'zod';
import type { WorkingCalendar } from '../kernel/working-time.ts';
import { eventKey } from '../record/timeline.ts';
import { countsAt } from '../runtime/counting.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nameOf, placeOf } from './attainment.ts';
import { serviceCalendars } from './keep.ts';
import { Reached } from './reached.ts';
import { hoursOf } from './service-calendar.ts';

export type { Reached };

const Row = z.object({ facts: z.object({ reached: z.array(Reached) }) });

/** What a version of a record's service levels says was reached: for whoever owns the record to say so, and to act on. */
export async function reachedIn(id: string, version: number): Promise<readonly Reached[]> {
  const row = Row.safeParse(await readRow('service-level', `service-level#${id}`, eventKey(version)));
  return row.success ? row.data.facts.reached : [];
}

/** How many targets of a team or a service were met and missed in these months. */
export async function keptIn(
  by: 'team' | 'service',
  id: string,
  months: readonly string[],
): Promise<{ met: number; missed: number }> {
  const names = months.flatMap((month) => [nameOf(month, 'met'), nameOf(month, 'missed')]);
  const counts = await countsAt('service-level', 'service-level', placeOf(by, id), names);
  const sum = (outcome: 'met' | 'missed') =>
    months.reduce((all, month) => all + (counts[nameOf(month, outcome)] ?? 0), 0);
  return { met: sum('met'), missed: sum('missed') };
}

/** The hours of these service calendars, by id; one that is not there is not in it. */
export async function hoursBy(ids: readonly string[]): Promise<ReadonlyMap<string, WorkingCalendar>> {
  const found = await serviceCalendars.all([...new Set(ids)]);
  return new Map(found.map((calendar) => [calendar.id, hoursOf(calendar)]));
}
