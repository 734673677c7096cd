import { contract } from '../../kernel/contract.ts';
import { CountsQuery, countsKnown } from '../../record/tally.ts';
import { look } from './view.ts';

/** The counts beside the list. */
export const countsContract = contract([
  {
    ...look,
    id: 'countChanges',
    path: '/v1/changes/counts',
    summary: 'How many are drafts, asked about, scheduled, under way, to be reviewed, unassigned, mine',
    query: CountsQuery,
    answer: countsKnown.meta({ id: 'ChangeCounts' }),
  },
]);
