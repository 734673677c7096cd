import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { wholeHistory } from '../runtime/history.ts';
import { isRace } from '../runtime/races.ts';
import { task } from '../runtime/task.ts';
import { type DataExport, failExport, finishExport } from './data-export.ts';
import { exportDocument } from './export-document.ts';
import { putFile } from './export-files.ts';
import type { Entry } from './exported.ts';
import { gatherPage } from './gathering.ts';
import { dataExports } from './keep.ts';
import { type Subject, subjectOf } from './subject.ts';
import { pageAfter, practices } from './tables.ts';
import { advance, type Progress, readProgress } from './working.ts';

const Ask = z.object({ id: z.string(), attempt: z.int(), failed: z.boolean().optional() });
const by = system('export');
const stretch = 20_000;
/** Entries of a file in memory, in characters: what is more comes into the next file. */
const fileSize = 8_000_000;
/** Records that only few may know of, and what works on personal data itself. */
const apart: readonly string[] = ['security', 'privacy'];

const subjectFor = async (person: string) =>
  subjectOf(person, await findPerson(person), await wholeHistory('people', `person#${person}`));

/** Gathers page after page until the file is full, the time is over or nothing is left; the progress that it is then. */
async function stretchOf(one: DataExport, before: Progress, subject: Subject) {
  const all = practices();
  const entries: Entry[] = [];
  let { table, place } = before;
  let size = 0;
  const end = Date.now() + stretch;
  while (table < all.length && size < fileSize && Date.now() < end) {
    const practice = all[table] as string;
    if (apart.includes(practice)) {
      table += 1;
      continue;
    }
    const { rows, next } = await pageAfter(practice, place);
    const found = await gatherPage(practice, rows, subject, (place?.pk as { S?: string } | undefined)?.S);
    entries.push(...found);
    size += JSON.stringify(found).length;
    place = next;
    if (!next) table += 1;
  }
  const name = `personal-data-${before.parts.length + 1}.json`;
  const last = table >= all.length;
  if (!entries.length && !(last && !before.parts.length)) return { table, place, parts: before.parts };
  const text = exportDocument(one.person, one.askedAt, before.parts.length + 1, entries);
  const written = { name, entries: entries.length, size: await putFile(one.id, name, text) };
  return { table, place, parts: [...before.parts, written] };
}

async function work(one: DataExport, now: string): Promise<boolean> {
  const before = await readProgress(one.id);
  const next = await stretchOf(one, before, await subjectFor(one.person));
  const { parts } = await advance(one.id, before, { ...before, ...next }, now);
  if (next.table < practices().length) return false;
  await dataExports.save(finishExport(one, parts, by, now));
  return true;
}

/**
 * Gathers what there is about somebody, for twenty seconds at a time and a file at most. Killed anywhere, it writes the same file
 * again.
 *
 * @returns whether there is nothing more to do
 */
export const handler = task(Ask, async ({ id, attempt, failed }, now): Promise<{ done: boolean }> => {
  const one = await dataExports.get(id);
  if (one.state !== 'asked' || one.attempt !== attempt) return { done: true };
  if (failed) {
    await dataExports.save(failExport(one, 'It failed again and again. Ask for another one.', by, now));
    return { done: true };
  }
  try {
    return { done: await work(one, now) };
  } catch (error) {
    if (isRace(error)) return { done: false };
    throw error;
  }
});
