import { tallies } from '../runtime/tallies.ts';
import { personCounts, teamCounts } from './tally.ts';

/** What is counted of changes. */
export const changeTallies = tallies('change', 'change', { team: teamCounts, person: personCounts });
