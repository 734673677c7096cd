import { tallies } from '../runtime/tallies.ts';
import { personCounts, teamCounts } from './tally.ts';

/** What is counted of problems. */
export const problemTallies = tallies('problem', 'problem', { team: teamCounts, person: personCounts });
