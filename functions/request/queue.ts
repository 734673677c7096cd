import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { queryIndex } from '../runtime/listing.ts';
import { stored } from './stored.ts';

const page = 100;

/** Ids of the requests in a team's queue. */
export async function requestsOf(team: string): Promise<string[]> {
  const found: string[] = [];
  for (const partition of queuePartitions('request', team)) {
    let after: string | undefined;
    do {
      const rows = await queryIndex({ practice: 'request', index: 'open', partition, limit: page, after });
      found.push(...rows.map(({ id }) => String(id)));
      after = rows.length === page ? String(rows.at(-1)?.openSk) : undefined;
    } while (after);
  }
  return found;
}

/** Ids of the requests that wait for approval, of all teams. Queues hold ids alone, so the requests themselves are looked at. */
export async function requestsAsked(): Promise<string[]> {
  const found: string[] = [];
  for (const team of await teamIds()) {
    const all = await stored.all(await requestsOf(team));
    found.push(...all.filter(({ state }) => state === 'awaiting-approval').map(({ id }) => id));
  }
  return found;
}
