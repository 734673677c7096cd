import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { queuedPages } from '../runtime/queued.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { serviceLevels } from './keep.ts';
import { bringUpToDate } from './keeping.ts';
import { bookNow } from './terms.ts';

const by = system('on-agreed');
const atOnce = 8;

/** What is agreed, or the hours that it goes by, has changed: every clock that is live is computed anew. */
export const handler = reaction(async ({ next: depth }, now) => {
  const [book, teams] = await Promise.all([bookNow(), teamIds()]);
  for (const team of [...teams, 'none'])
    for await (const ids of queuedPages(serviceLevels, team))
      await someAtOnce(ids, atOnce, (id) =>
        retryingRaces(() => bringUpToDate(id, book, by, { at: now, now, depth })),
      );
});
