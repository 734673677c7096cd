import { type Counts, total } from '../record/tally.ts';
import { countsAt } from '../runtime/counting.ts';
import { personCounts, teamCounts } from './tally.ts';

const at = (place: string, names: readonly string[]) => countsAt('incident', 'incident', place, names);

/** What is counted of each of these teams, and of all of them. */
export async function countsOfTeams(ids: readonly string[]) {
  const counts = await Promise.all(ids.map((id) => at(`team#${id}`, teamCounts)));
  const teams = Object.fromEntries(ids.map((id, index) => [id, counts[index] as Counts]));
  return { all: total(counts, teamCounts), teams };
}

/** What is counted of the incidents that are with somebody, or that somebody asked for. */
export const countsOfPerson = (as: 'assignee' | 'requester', id: string): Promise<Counts> =>
  at(`${as}#${id}`, personCounts);
