import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { type Blot, blotPerson, blotWords, both, recognisable } from './blotting.ts';
import { wordsIn } from './erased-record.ts';
import { eraseIn, type Whole, wholeRecord } from './erasing.ts';
import { type Pen, redacted } from './masking.ts';
import { eraseRow } from './other-rows.ts';
import type { Subject } from './subject.ts';
import { keepWords, wordsOf } from './working.ts';

type Row = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
export type Found = { readonly any: boolean; readonly rows: number; readonly files: number };

const width = 4;
const ticket = /\b[A-Z]{2,5}-\d+\b/g;
/** Of the erasure's own table, what it works with. */
const working = /^(working|erased)#/;

const isOfRecord = ({ sk }: Row) => sk === 'record' || sk.startsWith('event#');
const namedIn = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(ticket) ?? [])];

/** Whether a row is to be looked at: it names them, or something of theirs would be taken out of it. */
function concerns(row: Row, { subject, blot }: Pen): boolean {
  const text = JSON.stringify(row);
  if (text.includes(`"${subject.id}"`)) return true;
  return JSON.stringify(redacted(row, { subject, blot })) !== text;
}

type Known = ReadonlyMap<string, readonly string[]>;

/** How something is gone over: by who they are, and by the words of theirs in the records that it names. */
function penWith(subject: Subject, person: Blot, known: Known, something: unknown): Pen {
  const words = namedIn(something).flatMap((id) => known.get(id) ?? []);
  return { subject, blot: words.length ? both(person, blotWords(words)) : person };
}

/**
 * Erases somebody in a page of a table's rows. A record is read again as a whole and erased at once with its history; what it
 * says is noted before, so that copies of it are found elsewhere.
 *
 * @param before is told once that there is something to do, before it is done
 */
export async function erasePage(
  job: { readonly id: string; readonly now: string },
  practice: string,
  subject: Subject,
  page: readonly Row[],
  before: () => Promise<void>,
): Promise<Found> {
  const { id, now } = job;
  const rows = page.filter(({ pk }) => practice !== 'privacy' || !working.test(pk));
  const person = blotPerson(subject);
  const known = await wordsOf(id, [...new Set(rows.flatMap(namedIn))]);
  const penFor = async (whole: Whole) => penWith(subject, person, await wordsOf(id, namedIn(whole)), whole);
  const due = rows.filter((row) => concerns(row, penWith(subject, person, known, row)));
  const partitions = [...new Set(due.filter(isOfRecord).map(({ pk }) => pk))];
  const done = { records: 0, rows: 0, files: 0 };
  await someAtOnce(partitions, width, async (pk) => {
    await retryingRaces(async () => {
      const found = await wholeRecord(practice, pk);
      if (!found) return;
      const words = recognisable(wordsIn(found.record, found.events, subject));
      if (words.length) await keepWords(id, String(found.record.id), words, now);
      const { erased, files } = await eraseIn(practice, pk, id, await penFor(found), now, before);
      done.records += erased ? 1 : 0;
      done.files += files;
    });
  });
  for (const row of due.filter((one) => !isOfRecord(one)))
    if (await eraseRow(practice, row, penWith(subject, person, known, row), before)) done.rows += 1;
  return { any: done.records + done.rows > 0, rows: done.rows, files: done.files };
}
