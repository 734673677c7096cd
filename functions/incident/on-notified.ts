import { system } from '../kernel/actor.ts';
import { findNotification } from '../notification/read.ts';
import type { EventRow } from '../record/timeline.ts';
import { rowsBelow } from '../runtime/history.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { keyOf } from '../runtime/rows.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { notePage } from './paging.ts';

const by = system('on-notified');
const day = 24 * 3600_000;

/**
 * Whether the timeline says so already: an event may come again. It is looked for from the newest row to a day before the event,
 * because what a clock did late is stamped with the moment at which it was due.
 */
async function isNoted({ kind, id }: Incident, { id: notification, version, at }: Heard): Promise<boolean> {
  const oldest = new Date(Date.parse(at) - day).toISOString();
  let after: string | undefined;
  do {
    const page = await rowsBelow('incident', keyOf(kind, id), 'event#', 50, after, true);
    for (const row of page.rows as unknown as EventRow[]) {
      if (row.facts?.notification === notification && row.facts.told === version) return true;
      if (row.at < oldest) return false;
    }
    after = page.after;
  } while (after);
  return false;
}

/**
 * Somebody was paged, or could not be: it stands on the incident's timeline, once. The history is read after the record, and saving
 * depends on the record's version, so that of two that look at once only one writes.
 */
export const handler = reaction(async (heard, now) => {
  const sent = await findNotification(heard.id);
  const incident = sent?.incident && (await incidents.find(sent.incident));
  if (!sent || !incident || (await isNoted(incident, heard))) return;
  const { id, person, channel, level, error } = sent;
  const attempt = {
    id,
    person,
    channel,
    level,
    outcome: heard.type === 'notification.delivered' ? 'delivered' : 'failed',
    error,
    told: heard.version,
  };
  await incidents.save(notePage(incident, attempt, by, now), { depth: heard.next });
});
