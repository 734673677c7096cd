import { isClaim } from '../runtime/call.ts';
import { take } from '../runtime/claims.ts';
import { readRow } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import type { Subject } from './candidate.ts';
import { standingRow } from './candidate.ts';
import type { Occurrence } from './recurrence.ts';
import { longestDays } from './recurrence-rule.ts';

type About = Pick<Subject, 'kind' | 'id'>;

const prefix = 'at#';
const around = 100;
const day = 86_400;
/** For as long as a window and the one before it can be, and the quiet of a year. */
const kept = (2 * longestDays + 20) * day;

/** Writes down that something happened to a subject. Twice is no more than once. */
export async function remember(about: About, { id, at }: Occurrence, now: string): Promise<void> {
  const { pk } = standingRow(about);
  const nowSeconds = Math.floor(Date.parse(now) / 1000);
  const expiresAt = Math.floor(Date.parse(at) / 1000) + kept;
  if (expiresAt <= nowSeconds) return;
  await take('problem', { pk, sk: `${prefix}${at}#${id}`, expiresAt }, nowSeconds).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
}

const occurrenceOf = ({ sk }: Record<string, unknown>): Occurrence => {
  const [, at = '', id = ''] = String(sk).split('#');
  return { at, id };
};

/** What happened to a subject before and after a moment; a hundred each way, which is more than any rule counts. */
export async function occurrencesAround(about: About, at: string): Promise<Occurrence[]> {
  const { pk } = standingRow(about);
  const place = `${prefix}${at}`;
  const [before, after] = await Promise.all([
    rowsBelow('problem', pk, prefix, around, `${place}~`, true),
    rowsBelow('problem', pk, prefix, around, place),
  ]);
  return [...before.rows, ...after.rows].map(occurrenceOf);
}

/** The last candidate of a subject, by its id. */
export async function lastCandidate(about: About): Promise<string | undefined> {
  const { pk, sk } = standingRow(about);
  const row = await readRow('problem', pk, sk);
  return row && String(row.holder);
}
