import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { queryIndex } from '../runtime/listing.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { bringUpToDate } from './keeping.ts';
import { bookNow } from './terms.ts';

const by = system('on-agreed');
const pageSize = 100;
const atOnce = 8;

/** Ids of what is live in one partition, page by page. */
async function* liveIn(partition: string): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const scan = { practice: 'service-level', index: 'open' as const, partition, limit: pageSize, after };
    const rows = await queryIndex(scan);
    yield rows.map(({ id }) => String(id));
    after = rows.length === pageSize ? String(rows.at(-1)?.openSk) : undefined;
  } while (after);
}

/** What is agreed, or the hours that it goes by, has changed: every clock that is live is computed anew. */
export const handler = reaction(async ({ next: depth }, now) => {
  const [book, teams] = await Promise.all([bookNow(), teamIds()]);
  const partitions = [...teams, 'none'].flatMap((team) => queuePartitions('service-level', team));
  for (const partition of partitions)
    for await (const ids of liveIn(partition))
      await someAtOnce(ids, atOnce, (id) =>
        retryingRaces(() => bringUpToDate(id, book, by, { at: now, now, depth })),
      );
});
