import { queuePartitions } from '../record/index-keys.ts';
import { collection } from '../runtime/collection.ts';
import type { IndexQuery } from '../runtime/listing.ts';
import { matchingPage } from '../runtime/matching.ts';
import { plans, protections } from './keep.ts';
import type { Protection } from './protection.ts';

type Place = { readonly after?: string | undefined; readonly limit: number };
const practice = 'continuity';

/** Where the records of a kind are that are in one of these lists. */
export const openScans =
  (kind: string, lists: readonly string[], descending = false) =>
  (place: Place): IndexQuery[] =>
    lists.flatMap((list) =>
      queuePartitions(kind, list).map((partition) => ({
        practice,
        index: 'open' as const,
        partition,
        ...place,
        descending,
      })),
    );

/** Where the records of a kind are that are filed under this, the newest first. */
export const filedScans =
  (index: 'person' | 'subject', kind: string, value: string) =>
  (place: Place): IndexQuery[] => [
    { practice, index, partition: `${kind}#${value}`, ...place, descending: true },
  ];

/** Plans that are put to the vote at this moment. There are few plans: they are looked through. */
export const plansAsked = async (): Promise<string[]> =>
  (await collection(plans)).filter(({ state }) => state === 'awaiting-approval').map(({ id }) => id);

const most = 500;

/** The items that are red or unproved at this moment, five hundred of each at most. */
export async function troubled(): Promise<Protection[]> {
  const pages = await Promise.all(
    ['red', 'unproved'].map((state) =>
      matchingPage(protections, { scansAt: openScans('protection', [state]), fits: () => true, limit: most }),
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
