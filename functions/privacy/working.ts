import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { take } from '../runtime/claims.ts';
import { dynamo, readRow, readRows, tableOf, toItem } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import { Subject } from './subject.ts';

const practice = 'privacy';
/** Should the work never end, what it knows of somebody goes by itself. */
const kept = 30 * 86_400;
const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

/** How far a machine is with its work. */
export const Progress = z.object({
  /** Counts the steps that were taken: a step is taken once, by whoever was there first. */
  turn: z.int(),
  /** Counts how often everything was gone through, from 1. */
  sweep: z.int(),
  /** Which table, of `practices()`. */
  table: z.int(),
  /** The key after which to go on. */
  place: z.record(z.string(), z.any()).optional(),
  /** Whether this time anything was found. */
  found: z.boolean(),
  rows: z.int(),
  files: z.int(),
  accounts: z.int(),
  /** Of an export: the files that were written. */
  parts: z.array(z.object({ name: z.string(), entries: z.int(), size: z.int() })),
});
export type Progress = z.infer<typeof Progress>;

const begun: Progress = {
  ...{ turn: 0, sweep: 1, table: 0, found: false, rows: 0, files: 0, accounts: 0, parts: [] },
};

const partition = (id: string) => `working#${id}`;

/** How far the work is; at its beginning when nothing was noted. */
export async function readProgress(id: string): Promise<Progress> {
  const row = await readRow(practice, partition(id), 'progress');
  return row ? Progress.parse(row) : begun;
}

/**
 * Notes how far the work is, when nobody was faster.
 *
 * @throws {Refusal} `claim-taken` when somebody was: then what they noted holds
 */
export async function advance(id: string, before: Progress, to: Omit<Progress, 'turn'>, now: string) {
  const next: Progress = { ...to, turn: before.turn + 1 };
  const values = { ...next, holder: String(next.turn) };
  const heldBy = before.turn ? String(before.turn) : undefined;
  await take(practice, { pk: partition(id), sk: 'progress', values, heldBy }, seconds(now));
  return next;
}

/** Keeps by what somebody is recognised, for as long as the work lasts; what was kept first stays. */
export async function keepSubject(id: string, subject: Subject, now: string): Promise<Subject> {
  const known = await readRow(practice, partition(id), 'subject');
  if (known) return Subject.parse(JSON.parse(String(known.subject)));
  const values = { subject: JSON.stringify(subject) };
  const expiresAt = seconds(now) + kept;
  await take(practice, { pk: partition(id), sk: 'subject', values, expiresAt }, seconds(now));
  return subject;
}

const wordsKey = (id: string, record: string) => ({ pk: `${partition(id)}#${record}`, sk: 'words' });
const Words = z.object({ record: z.string(), words: z.string() });
const read = (row: Record<string, unknown>) => {
  const { record, words } = Words.parse(row);
  return [record, z.array(z.string()).parse(JSON.parse(words))] as const;
};

/** By what the words of these records are recognised in what others copied of them, by record. */
export async function wordsOf(
  id: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await readRows(
    practice,
    records.map((record) => wordsKey(id, record)),
  );
  return new Map(rows.map(read));
}

/** Keeps by what the words of a record are recognised, before they are gone; what was kept before stays. */
export async function keepWords(id: string, record: string, words: readonly string[], now: string) {
  const known = (await wordsOf(id, [record])).get(record) ?? [];
  const all = [...new Set([...known, ...words])];
  if (all.length === known.length) return;
  const mine = { heldBy: id };
  const values = { record, words: JSON.stringify(all), holder: id };
  // First that there are some, so that they are forgotten whatever happens in between.
  const listed = { pk: partition(id), sk: `words#${record}`, values: { holder: id }, ...mine };
  await take(practice, listed, seconds(now));
  await take(practice, { ...wordsKey(id, record), values, ...mine }, seconds(now));
}

const drop = (pk: string, sk: string) =>
  dynamo.send(new DeleteItemCommand({ TableName: tableOf(practice), Key: toItem({ pk, sk }) }));

/** Forgets by what somebody and their words were recognised. Done twice, there is nothing left to forget. */
export async function forget(id: string): Promise<void> {
  for (;;) {
    const { rows } = await rowsBelow(practice, partition(id), 'words#', 100);
    if (!rows.length) break;
    for (const { sk } of rows) {
      const { pk } = wordsKey(id, String(sk).slice('words#'.length));
      await drop(pk, 'words');
      await drop(partition(id), String(sk));
    }
  }
  await drop(partition(id), 'subject');
}

/** A record that was erased, as the erasure keeps it: it holds no word, and the digest is made of these. */
const Receipt = z.object({ pk: z.string(), sk: z.string(), words: z.int(), hash: z.string() });
const receipts = (id: string) => `erased#${id}`;

/** The write by which a record's own transaction tells the erasure of it. */
export const receiptOf = (id: string, record: string, version: number, words: number, hash: string) => ({
  Put: {
    TableName: tableOf(practice),
    Item: toItem({ pk: receipts(id), sk: `row#${record}#${String(version).padStart(6, '0')}`, words, hash }),
  },
});

/** Every record that was erased, in the order of their keys. */
export async function* receiptsOf(id: string) {
  let after: string | undefined;
  do {
    const page = await rowsBelow(practice, receipts(id), 'row#', 500, after);
    for (const row of page.rows) yield Receipt.parse(row);
    after = page.after;
  } while (after);
}
