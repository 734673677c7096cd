import { collection } from '../runtime/collection.ts';
import { matchingPage } from '../runtime/matching.ts';
import { openScans } from '../runtime/scans.ts';
import { plans, protections } from './keep.ts';
import type { Protection } from './protection.ts';

/** Plans that are put to the vote at this moment. There are few plans: they are looked through. */
export const plansAsked = async (): Promise<string[]> =>
  (await collection(plans)).filter(({ state }) => state === 'awaiting-approval').map(({ id }) => id);

const most = 500;

/** The items that are red or unproved at this moment, five hundred of each at most. */
export async function troubled(): Promise<Protection[]> {
  const pages = await Promise.all(
    ['red', 'unproved'].map((state) =>
      matchingPage(protections, { scansAt: openScans(protections, [state]), fits: () => true, limit: most }),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

/** How many items of each service are in a state. */
export function countedByService(
  all: readonly Protection[],
  state: Protection['state'],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all.filter((protection) => protection.state === state))
    for (const service of Object.keys(one.needs)) counts.set(service, (counts.get(service) ?? 0) + 1);
  return counts;
}
