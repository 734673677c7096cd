import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { excerpt, type Searchable, type Seen } from '../record/searchable.ts';
import type { Incident } from './incident.ts';
import { incidentRights } from './rights.ts';

const most = 2_000;

const textOf = ({ description, resolution }: Incident): string =>
  [excerpt(description, most), excerpt(resolution, most)].filter(Boolean).join('\n\n');

/** An incident as the search knows it: its title, what was reported and how it was resolved. What was merged away is not found. */
export const searchableIncident = (incident: Incident): Searchable | undefined => {
  const { id, kind, version, title, service, category, requester, mergedInto } = incident;
  if (mergedInto) return undefined;
  return {
    ...{ id, kind, version, title },
    text: textOf(incident),
    words: [service, ...(category ? [category] : [])],
    readers: ['agents', ...(requester ? [`person:${requester}`] : [])],
  };
};

/** What somebody who found an incident is shown of it: nothing when it is neither theirs nor their work. */
export const seenIncident = (incident: Incident, actor: Actor): Seen | undefined =>
  reach(incidentRights, actor) === 'all' || incident.requester === actor.id
    ? { title: incident.title, text: textOf(incident), state: incident.state }
    : undefined;
