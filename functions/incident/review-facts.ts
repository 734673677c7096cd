import { onsetOf } from '../monitoring/read.ts';
import type { EventRow } from '../record/timeline.ts';
import { eventRows } from '../runtime/history.ts';
import type { Incident } from './incident.ts';
import type { Beginning } from './review-command.ts';
import { momentsOf } from './review-moment.ts';
import { timelineOf } from './review-timeline.ts';

const most = 2_000;

async function historyOf(id: string): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  let after: string | undefined;
  do {
    const page = await eventRows('incident', `incident#${id}`, 200, after);
    rows.push(...page.rows);
    after = page.after;
  } while (after && rows.length < most);
  return rows;
}

/** What the histories of an incident and of its alerts tell a review: the key moments, and a first timeline. */
export async function beginningOf({ id, alerts = {} }: Incident): Promise<Beginning> {
  const history = await historyOf(id);
  const joined = Object.entries(alerts).slice(0, 20);
  const onsets = await Promise.all(joined.map(([alert, { joinedAt }]) => onsetOf(alert, joinedAt)));
  const known = onsets.filter((onset) => onset !== undefined);
  return { moments: momentsOf(history, known), timeline: timelineOf(history) };
}
