import { findIncident } from '../incident/read.ts';
import { findRequest } from '../request/read.ts';

/** A ticket that people reply to: who takes part in it, and whether anything can be added to it. */
export type Thread = { readonly participants: readonly string[]; readonly over: boolean };

const of = (...people: readonly (string | undefined)[]): string[] => [
  ...new Set(people.filter((person) => person !== undefined)),
];

async function incident(id: string): Promise<Thread | undefined> {
  const found = await findIncident(id);
  if (!found) return undefined;
  const { requester, assignee, watchers = [], state } = found;
  return { participants: of(requester, assignee, ...watchers), over: state === 'closed' };
}

async function request(id: string): Promise<Thread | undefined> {
  const found = await findRequest(id);
  if (!found) return undefined;
  const { requester, for: receiver, assignee, watchers = [], state } = found;
  const over = state === 'closed' || state === 'canceled' || state === 'rejected';
  return { participants: of(requester, receiver, assignee, ...watchers), over };
}

const threads: Readonly<Record<string, (id: string) => Promise<Thread | undefined>>> = {
  INC: incident,
  REQ: request,
};

/** The ticket of an id; undefined when there is none, or nobody replies to that sort. */
export const threadOf = async (ticket: string): Promise<Thread | undefined> =>
  threads[ticket.split('-')[0] ?? '']?.(ticket);
