import { findIncident } from '../incident/read.ts';

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

const threads: Readonly<Record<string, (id: string) => Promise<Thread | undefined>>> = { INC: incident };

/** The ticket of an id; undefined when there is none, or nobody replies to that sort. */
export const threadOf = async (ticket: string): Promise<Thread | undefined> =>
  threads[ticket.split('-')[0] ?? '']?.(ticket);
