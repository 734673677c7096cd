import { queuePartitions } from '../record/index-keys.ts';
import type { IndexQuery } from './listing.ts';

type Kept = { readonly practice: string; readonly kind: string };
type Place = { readonly after?: string | undefined; readonly limit: number };

/** Where the records of a kind are that are in one of these lists of the `open` index. */
export const openScans =
  ({ practice, kind }: Kept, lists: readonly string[], descending = false) =>
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

/** Where the records of a kind are that are filed under this, the newest first unless said otherwise. */
export const filedScans =
  ({ practice, kind }: Kept, index: 'person' | 'subject', value: string, descending = true) =>
  (place: Place): IndexQuery[] => [{ practice, index, partition: `${kind}#${value}`, ...place, descending }];
