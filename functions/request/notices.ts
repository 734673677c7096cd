import type { Actor } from '../kernel/actor.ts';
import type { Notice } from '../record/notice.ts';
import { participants, type ServiceRequest } from './service-request.ts';

/** What those who work on it are told, and what whoever ordered it is told in plain words. */
export type Words = {
  readonly topic: string;
  readonly staff?: string;
  readonly requester?: string;
  /** Why, in the words of somebody of the desk. */
  readonly why?: string | undefined;
};

const pathOf = ({ id }: { readonly id: string }) => `/requests/${id}`;

/** Notices to the assignee (or the whole team where nobody has it) and watchers, and to its participants; never to whoever did it. */
export function tell(request: ServiceRequest, by: Actor, { topic, staff, requester, why }: Words): Notice[] {
  const { id, title, watchers = [], assignee } = request;
  const theirs = participants(request);
  const working = [...new Set([...(assignee ? [assignee] : []), ...watchers])];
  const others = working.filter((person) => person !== by.id && !theirs.includes(person));
  const asked = theirs.filter((person) => person !== by.id);
  const base = { topic, path: pathOf(request) };
  // To an address that nobody vouched for goes nothing that a stranger wrote.
  const own = [...(request.asked?.unverified ? [] : [title]), ...(why ? [why] : [])].join('\n');
  return [
    ...(staff && others.length ? [{ ...base, to: others, title: `${id}: ${staff}`, text: title }] : []),
    ...(requester && asked.length
      ? [{ ...base, to: asked, title: requester, ...(own && { text: own }) }]
      : []),
  ];
}

/** Tells whoever has to do something: one person, or everybody of a team. */
export const toDoer = (
  request: Pick<ServiceRequest, 'id'>,
  doer: { readonly assignee?: string | undefined; readonly team: string },
  topic: string,
  title: string,
): Notice => ({
  to: [doer.assignee ?? `team:${doer.team}`],
  topic,
  title: `${request.id}: ${title}`,
  path: pathOf(request),
});
