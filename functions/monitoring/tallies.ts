import { type Counts, total } from '../record/tally.ts';
import { countsAt } from '../runtime/counting.ts';
import { alertCounts } from './alert-tally.ts';

/** What is counted of the alerts of each of these teams, and of all of them. */
export async function alertCountsOf(ids: readonly string[]) {
  const at = (id: string) => countsAt('monitoring', 'alert', `team#${id}`, alertCounts);
  const counts = await Promise.all(ids.map(at));
  const teams = Object.fromEntries(ids.map((id, index) => [id, counts[index] as Counts]));
  return { all: total(counts, alertCounts), teams };
}
