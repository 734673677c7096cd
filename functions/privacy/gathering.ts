import { wholeRecord } from './erasing.ts';
import { type Entry, entryOf, rowOf } from './exported.ts';
import type { Subject } from './subject.ts';

type Row = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const isOfRecord = ({ sk }: Row) => sk === 'record' || sk.startsWith('event#');

/** Whether a row may be about them: it names them, or has an address of theirs. */
function concerns(row: Row, { id, addresses }: Subject): boolean {
  const text = JSON.stringify(row).toLowerCase();
  return text.includes(`"${id}"`) || addresses.some((address) => text.includes(address.toLowerCase()));
}

/**
 * What a page of a table's rows has about somebody: a record once, with its whole history, by its last row in the table.
 *
 * @param last the last partition of the page before, whose record is gathered already
 */
export async function gatherPage(
  practice: string,
  page: readonly Row[],
  subject: Subject,
  last: string | undefined,
): Promise<Entry[]> {
  const due = page.filter((row) => concerns(row, subject));
  const partitions = [...new Set(due.filter(isOfRecord).map(({ pk }) => pk))].filter((pk) => pk !== last);
  const entries: Entry[] = [];
  for (const pk of partitions) {
    const found = await wholeRecord(practice, pk);
    const entry = found && entryOf(practice, found.record, found.events, subject);
    if (entry) entries.push(entry);
  }
  const others = due.filter((row) => !isOfRecord(row)).flatMap((row) => rowOf(practice, row, subject) ?? []);
  return [...entries, ...others];
}
