import { teamIds } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import type { countsContract } from './contract/counts.ts';
import { changeRights } from './rights.ts';
import { changeTallies } from './tallies.ts';

/** Counts, read where reactions keep them. */
export const serveCounts: Handlers<typeof countsContract> = {
  countChanges: async ({ actor, query }) => ({
    status: 200,
    body: await changeTallies.knownTo(actor, query, changeRights, await teamIds()),
  }),
};
