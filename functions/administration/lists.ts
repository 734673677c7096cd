import type { Operation } from '../kernel/contract.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Answer } from '../runtime/answer.ts';
import { type Call, pageOf, placeOf } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { queryPage } from '../runtime/listing.ts';
import type { Records } from '../runtime/records.ts';
import type { Definition } from './definition.ts';
import type { RecordKind } from './record-kind.ts';

type Listing = { readonly limit: number; readonly recordKind?: RecordKind | undefined };

/** A page of definitions of one sort, of all kinds of records or of one, without those that the caller does not see. */
export async function listDefinitions<T extends Definition>(
  call: Call<Operation>,
  keep: Records<T>,
  { limit, recordKind }: Listing,
  seen: (definition: T) => boolean = () => true,
): Promise<Answer> {
  const place = await placeOf(call);
  const { items, after } = recordKind
    ? await ofKind(keep, recordKind, limit, place)
    : await collectionPage(keep, limit, place);
  return pageOf(call, items.filter(seen).map(publicly), after);
}

async function ofKind<T extends Definition>(
  keep: Records<T>,
  recordKind: string,
  limit: number,
  after?: string,
) {
  const { kind, practice } = keep;
  const scan = { practice, index: 'subject' as const, partition: `${kind}#${recordKind}`, limit, after };
  const { rows, ...rest } = await queryPage([scan], limit);
  return { items: await keep.all(rows.map(({ pk }) => String(pk).slice(kind.length + 1))), ...rest };
}

/** Who changed what of a definition. */
export async function definitionTimeline<T extends Definition>(
  call: Call<Operation>,
  keep: Records<T>,
  limit: number,
): Promise<Answer> {
  const { id } = await keep.get(call.id);
  const { rows, after } = await eventRows(keep.practice, `${keep.kind}#${id}`, limit, await placeOf(call));
  return pageOf(call, rows.map(toEntry), after);
}
