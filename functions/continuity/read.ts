import type { Approvable } from '../record/approvable.ts';
import { approvableOf } from './approvable.ts';
import { analyses, plans } from './keep.ts';
import { plansAsked } from './lists.ts';
import type { Objective } from './objective.ts';

/** The plans of these ids that exist, as whoever asks for votes on them sees them, in the order asked for. */
export const approvablePlans = async (ids: readonly string[]): Promise<Approvable[]> =>
  (await plans.all(ids)).map(approvableOf);

/** The plans that are put to the vote at this moment. */
export const askedPlans = (): Promise<string[]> => plansAsked();

/** What recovery of each of these services has to reach, where that was agreed on. */
export async function objectivesOf(services: readonly string[]): Promise<ReadonlyMap<string, Objective>> {
  const found = await analyses.all(services);
  return new Map(found.flatMap(({ id, agreed }) => (agreed ? [[id, agreed] as const] : [])));
}
