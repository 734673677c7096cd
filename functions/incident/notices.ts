import type { Actor } from '../kernel/actor.ts';
import type { Notice } from '../record/notice.ts';
import type { Incident } from './incident.ts';

/** What those who work on it are told, and what its requester is told in plain words. */
export type Words = { readonly topic: string; readonly staff?: string; readonly requester?: string };

const notice = (incident: Incident, to: readonly string[], topic: string, title: string): Notice => ({
  to,
  topic,
  title,
  text: incident.title,
  path: `/incidents/${incident.id}`,
});

/** The requester is told that it has come, unless they see it themselves at this moment. */
export const acknowledge = (incident: Incident, by: Actor): Notice[] =>
  incident.requester && incident.requester !== by.id
    ? [notice(incident, [incident.requester], 'incident-opened', `We have it: ${incident.id}`)]
    : [];

/**
 * Notices to the assignee, the watchers and the requester, each in their own words; never to whoever did it. What the
 * system does by itself is news to watchers and the requester alone: an alarm that ends fills nobody's inbox.
 */
export function tell(incident: Incident, by: Actor, { topic, staff, requester }: Words): Notice[] {
  const { assignee, watchers = [] } = incident;
  const asker = incident.requester;
  const working = [...new Set([...(by.kind === 'person' && assignee ? [assignee] : []), ...watchers])];
  const others = working.filter((person) => person !== by.id && person !== asker);
  const asked = requester !== undefined && asker !== undefined && asker !== by.id;
  return [
    ...(others.length && staff ? [notice(incident, others, topic, `${incident.id}: ${staff}`)] : []),
    ...(asked ? [notice(incident, [asker], topic, requester)] : []),
  ];
}
