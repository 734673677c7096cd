import { teamIds } from '../people/read.ts';
import { queued } from '../runtime/queued.ts';
import { stored } from './stored.ts';

/** Ids of the requests in a team's queue. */
export const requestsOf = (team: string): Promise<string[]> => queued(stored, team);

/** Ids of the requests that wait for approval, of all teams. Queues hold ids alone, so the requests themselves are looked at. */
export async function requestsAsked(): Promise<string[]> {
  const found: string[] = [];
  for (const team of await teamIds()) {
    const all = await stored.all(await requestsOf(team));
    found.push(...all.filter(({ state }) => state === 'awaiting-approval').map(({ id }) => id));
  }
  return found;
}
