import { tallies } from '../runtime/tallies.ts';
import { alertCounts } from './alert-tally.ts';

/** What is counted of the alerts of each of these teams, and of all of them. */
export const alertCountsOf = tallies('monitoring', 'alert', { team: alertCounts, person: [] }).ofTeams;
