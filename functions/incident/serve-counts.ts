import { teamIds } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import type { countsContract } from './contract/counts.ts';
import { incidentRights } from './rights.ts';
import { incidentTallies } from './tallies.ts';

/** Counts, read where reactions keep them. */
export const serveCounts: Handlers<typeof countsContract> = {
  countIncidents: async ({ actor, query }) => ({
    status: 200,
    body: await incidentTallies.knownTo(actor, query, incidentRights, await teamIds()),
  }),
};
