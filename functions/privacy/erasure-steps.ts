import { createHash } from 'node:crypto';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';
import { wholeHistory } from '../runtime/history.ts';
import { deleteAccounts } from './accounts.ts';
import { beginErasure, demandErasable, type Erasure, type ErasureCounts, finishErasure } from './erasure.ts';
import { erasures } from './keep.ts';
import { standingOf } from './known.ts';
import { type Subject, subjectOf } from './subject.ts';
import { erasePage } from './sweeping.ts';
import { pageAfter, practices } from './tables.ts';
import { advance, forget, keepSubject, type Progress, readProgress, receiptsOf } from './working.ts';

export const by = system('erasure');
/** Everything is gone through at least so often: what was found in the first pass has copies that the second one finds. */
const leastSweeps = 2;
/** Somebody who is erased does nothing more: what still comes after so many passes is a fault. */
const mostSweeps = 6;

/**
 * Begins, or goes on with, an erasure: nothing is touched before it is kept by what they are recognised.
 *
 * @throws {Refusal} `incomplete` when it may not be done any more: they are back, or their data is held
 */
export async function begun(before: Erasure, now: string): Promise<Subject> {
  const { id, person, state, beganAt } = before;
  // What was begun is brought to its end: half of somebody is worse than either.
  if (beganAt === undefined) demandErasable(person, await standingOf(person));
  const subject = subjectOf(
    person,
    await findPerson(person),
    await wholeHistory('people', `person#${person}`),
  );
  const kept = await keepSubject(id, subject, now);
  if (state === 'asked') await erasures.save(beginErasure(before, by, now));
  return kept;
}

/** SHA-256 over the receipts, and what they count. */
async function summed(id: string, { rows, files, accounts }: Progress) {
  const hash = createHash('sha256');
  const counts: ErasureCounts = { records: 0, words: 0, rows, files, accounts };
  let last = '';
  for await (const { sk, words, hash: of } of receiptsOf(id)) {
    hash.update(`${sk} ${of}\n`);
    const record = sk.slice(0, sk.lastIndexOf('#'));
    if (record !== last) counts.records += 1;
    last = record;
    counts.words += words;
  }
  return { counts, digest: hash.digest('hex') };
}

/** The next page, or the end. @returns whether nothing is left to do */
export async function step(erasure: Erasure, subject: Subject, now: string): Promise<boolean> {
  const { id } = erasure;
  let progress = await readProgress(id);
  const all = practices();
  const practice = all[progress.table];
  if (practice === undefined) {
    if (progress.found || progress.sweep < leastSweeps) {
      if (progress.sweep >= mostSweeps) throw new Refusal('busy', 'Something of them comes again and again.');
      await advance(
        id,
        progress,
        { ...progress, sweep: progress.sweep + 1, table: 0, found: false, place: undefined },
        now,
      );
      return false;
    }
    const result = await summed(id, progress);
    await forget(id);
    await erasures.save(finishErasure(await erasures.get(id), result, by, now));
    return true;
  }
  if (progress.table === 0 && !progress.place && progress.sweep === 1) {
    const accounts = await deleteAccounts(subject.accounts);
    progress = { ...progress, accounts: progress.accounts + accounts };
  }
  const { rows, next } = await pageAfter(practice, progress.place);
  let noted: Promise<void> | undefined;
  // Noted before anything is done, so that a crash in the middle is followed by another pass.
  const note = async () => {
    if (!progress.found) progress = await advance(id, progress, { ...progress, found: true }, now);
  };
  const found = await erasePage({ id, now }, practice, subject, rows, () => (noted ??= note()));
  const further = next ? { place: next } : { place: undefined, table: progress.table + 1 };
  const { rows: before, files } = progress;
  await advance(
    id,
    progress,
    { ...progress, ...further, rows: before + found.rows, files: files + found.files },
    now,
  );
  return false;
}
