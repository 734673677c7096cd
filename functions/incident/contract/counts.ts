import { contract } from '../../kernel/contract.ts';
import { CountsQuery, countsKnown } from '../../record/tally.ts';
import { look } from './view.ts';

/** The counts beside the lists. */
export const countsContract = contract([
  {
    ...look,
    id: 'countIncidents',
    path: '/v1/incidents/counts',
    summary: 'How many are open, on hold, unassigned, major, mine',
    query: CountsQuery,
    answer: countsKnown.meta({ id: 'IncidentCounts' }),
  },
]);
