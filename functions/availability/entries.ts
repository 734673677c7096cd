import { queryIndex } from '../runtime/listing.ts';
import { type Entry, endingAfter, entryOf, partitionOf, type SubjectKind } from './entry.ts';

const atOnce = 500;

/** The outages of a service, an offering or an item that end after a moment, or go on: keys alone, no record is read. */
export async function entriesOf(kind: SubjectKind, id: string, from: number): Promise<Entry[]> {
  const scan = {
    practice: 'availability',
    index: 'subject' as const,
    partition: partitionOf(kind, id),
    limit: atOnce,
  };
  const entries: Entry[] = [];
  let after = endingAfter(from);
  for (;;) {
    const rows = await queryIndex({ ...scan, after });
    entries.push(...rows.map(({ subjectSk }) => entryOf(String(subjectSk))));
    if (rows.length < atOnce) return entries;
    after = String(rows.at(-1)?.subjectSk);
  }
}

/** The outages of an offering: its own, and those of the whole service. Those of a service are its own. */
export async function entriesAbout(
  service: string,
  offering: string | undefined,
  from: number,
): Promise<Entry[]> {
  const found = await Promise.all([
    entriesOf('service', service, from),
    offering === undefined ? [] : entriesOf('offering', `${service}/${offering}`, from),
  ]);
  return [...new Map(found.flat().map((entry) => [entry.id, entry])).values()];
}
