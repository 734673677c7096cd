import { tallies } from '../runtime/tallies.ts';
import { personCounts, teamCounts } from './tally.ts';

/** What is counted of requests. */
export const requestTallies = tallies('request', 'request', { team: teamCounts, person: personCounts });
