import { invalid } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import type { countsContract } from './contract/counts.ts';
import { incidentRights } from './rights.ts';
import { countsOfPerson, countsOfTeams } from './tallies.ts';

/** Counts, read where reactions keep them. Whoever sees only their own is told of no others, not even how many there are. */
export const serveCounts: Handlers<typeof countsContract> = {
  countIncidents: async ({ actor, query: { team, by } }) => {
    if (reach(incidentRights, actor) === 'own')
      return { status: 200, body: { mine: await countsOfPerson('requester', actor.id) } };
    const known = await teamIds();
    if (team !== undefined && !known.includes(team)) throw invalid('/team', `there is no ${team}`);
    const [mine, { all, teams }] = await Promise.all([
      countsOfPerson('assignee', actor.id),
      countsOfTeams(team === undefined ? known : [team]),
    ]);
    return { status: 200, body: { all, mine, ...(by && { teams }) } };
  },
};
