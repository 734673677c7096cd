import type * as z from 'zod';
import { queuePartitions } from '../record/index-keys.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf } from '../runtime/call.ts';
import { matchingPage } from '../runtime/matching.ts';
import type { guestContract, NameQuery } from './contract/guests.ts';
import { invite } from './guest.ts';
import { people } from './keep.ts';
import type { Person } from './person.ts';

/** Where colleagues, or those who only ever wrote, are by name. */
export const filed = (team: 'all' | 'guests', place: { after?: string | undefined; limit: number }) =>
  queuePartitions('person', team).map((partition) => ({
    ...{ practice: 'people', index: 'open' as const, partition, ...place },
  }));

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether each word that was typed begins a word of the name. */
export function isCalled(name: string, typed: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

const together = (a: readonly string[], b: readonly string[]) => a.some((team) => b.includes(team));

async function found(query: z.output<typeof NameQuery>, teams: readonly string[], after?: string) {
  const fits = (person: Person) =>
    person.state === 'active' &&
    (!query.mine || together(person.teams, teams)) &&
    (query.q === undefined || isCalled(person.name, query.q));
  if (query.id !== undefined) {
    const one = await people.find(query.id);
    return { items: one && !one.guest && fits(one) ? [one] : [] };
  }
  const { limit } = query;
  return matchingPage(people, { scansAt: (place) => filed('all', place), fits, limit, after });
}

/** Names for everybody to choose from, and the way in for those who only ever wrote. */
export const serveGuests: Handlers<typeof guestContract> = {
  findNames: async (call) => {
    const page = await found(call.query, call.actor.teams, await placeOf(call));
    return pageOf(
      call,
      page.items.map(({ id, name }) => ({ id, title: name })),
      'after' in page ? page.after : undefined,
    );
  },
  inviteGuest: async (call) => commit(call, people, invite(await people.get(call.id), call.actor, call.at)),
};
