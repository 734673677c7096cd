import { tallies } from '../runtime/tallies.ts';
import { personCounts, teamCounts } from './tally.ts';

/** What is counted of incidents. */
export const incidentTallies = tallies('incident', 'incident', { team: teamCounts, person: personCounts });
