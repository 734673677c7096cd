import { randomUUID } from 'node:crypto';
import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Decision, Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isDiscreet } from '../record/discreet.ts';
import { type ErasedFacts, erasedType } from '../record/erasing.ts';
import type { EventRow } from '../record/timeline.ts';
import { hashOfEvent, hashOfWords } from '../runtime/chain.ts';
import { dynamo, readRow, tableOf, toItem } from '../runtime/dynamo.ts';
import { wholeHistory } from '../runtime/history.ts';
import { eventRow } from '../runtime/rows.ts';
import { type ErasedRecord, type ErasedWords, eraseRecord } from './erased-record.ts';
import { eraseFile } from './files.ts';
import type { Pen } from './masking.ts';
import { receiptOf } from './working.ts';

type Row = Readonly<Record<string, unknown>>;
/** Event rows that one transaction changes: DynamoDB takes a hundred writes, and three are the record's own. */
const atOnce = 90;
/** Characters of words that one transaction rewrites: DynamoDB takes four megabytes, records and all. */
const room = 2_000_000;

/** A record with everything that was ever recorded of it. */
export type Whole = { readonly record: Row; readonly events: readonly EventRow[] };

/** A record and its whole history as they are now; undefined where a partition holds no record. */
export async function wholeRecord(practice: string, pk: string): Promise<Whole | undefined> {
  const record = await readRow(practice, pk, 'record');
  return record && { record, events: await wholeHistory(practice, pk) };
}

/** Whether an attachment lies on a ticket that is theirs. */
export async function isTheirFile(
  practice: string,
  { kind, of, uploadedBy }: Row,
  id: string,
): Promise<boolean> {
  if (kind !== 'attachment' || uploadedBy !== id) return false;
  const { kind: owner, id: ticket } = of as { kind: string; id: string };
  const record = await readRow(practice, `${owner}#${ticket}`, 'record');
  return record !== undefined && (record.requester === id || record.for === id);
}

type Rewritten = { readonly fact: ErasedFacts['words'][number]; readonly write: TransactWriteItem };

/** One event row without its words, or with what is left of them under another salt. */
function rewritten(table: string, { row, words, notices }: ErasedWords): Rewritten {
  const { pk, sk, version, said } = row;
  const key = { TableName: table, Key: toItem({ pk, sk }), ConditionExpression: 'said.salt = :salt' };
  const salt = randomUUID();
  if (!words) {
    const ExpressionAttributeValues = toItem({ ':salt': said?.salt });
    return {
      fact: { version },
      write: { Update: { ...key, UpdateExpression: 'REMOVE said, notices', ExpressionAttributeValues } },
    };
  }
  const told = notices
    ? { set: ', notices = :notices', values: { ':notices': notices } }
    : { set: '', values: {} };
  return {
    fact: { version, hash: hashOfWords(salt, words, notices) },
    write: {
      Update: {
        ...key,
        UpdateExpression: `SET said = :said${told.set}`,
        ExpressionAttributeValues: toItem({ ':salt': said?.salt, ':said': { salt, words }, ...told.values }),
      },
    },
  };
}

/** The words in portions that fit into a transaction each; one portion at least, for the record itself. */
function portions(words: readonly ErasedWords[]): ErasedWords[][] {
  const all: ErasedWords[][] = [[]];
  let size = 0;
  for (const one of words) {
    const more = JSON.stringify([one.words, one.notices]).length;
    const last = all.at(-1) ?? [];
    if (last.length && (last.length >= atOnce || size + more > room)) {
      all.push([one]);
      size = more;
    } else {
      last.push(one);
      size += more;
    }
  }
  return all;
}

const left = (row: Row, name: string) => (row[name] === undefined ? {} : { to: row[name] });

/** The event by which a record says what was erased of it: the new texts are words, too, so that a later erasure finds them. */
function decided(before: Row, next: Row, fields: readonly string[], facts: ErasedFacts, at: string) {
  const own = fields.filter((name) => !/^(open|person|subject)(Pk|Sk)$/.test(name));
  const after = { ...next, version: Number(before.version) + 1 } as unknown as Versioned;
  const said = own.length ? { said: Object.fromEntries(own.map((name) => [name, left(next, name)])) } : {};
  const changed = Object.fromEntries(own.map((name) => [name, {}]));
  const event = { type: erasedType(String(before.kind)), by: 'system:erasure', at, changed, facts, ...said };
  return { before: before as unknown as Versioned, after, event } satisfies Decision<Versioned>;
}

/**
 * Erases in one record what is to be erased, in one transaction for up to ninety event rows: the rows, the record, and the event
 * that tells of it are another all at once, or not at all.
 *
 * @param beforehand is told that there is something to do, before it is done
 * @returns false when there is nothing (more) to erase
 * @throws {Refusal} `stale-version` when the record changed meanwhile: then it is to be read again
 */
export async function eraseIn(
  practice: string,
  pk: string,
  erasure: string,
  pen: Pen,
  at: string,
  beforehand: () => Promise<void>,
) {
  const found = await wholeRecord(practice, pk);
  if (!found) return { erased: false, files: 0 };
  const theirFile = await isTheirFile(practice, found.record, pen.subject.id);
  const plan = eraseRecord(found.record, found.events, pen, { at, erasure }, theirFile);
  if (!plan) return { erased: false, files: 0 };
  await beforehand();
  // The bytes first: their keys stand in the record for as long as they are there.
  for (const file of plan.files) await eraseFile(file);
  let before = found.record;
  for (const words of portions(plan.words)) before = await write(practice, before, plan, words, erasure, at);
  return { erased: true, files: plan.files.length };
}

async function write(
  practice: string,
  before: Row,
  { next, fields }: ErasedRecord,
  words: readonly ErasedWords[],
  erasure: string,
  at: string,
): Promise<Row> {
  const table = tableOf(practice);
  const rows = words.map((one) => rewritten(table, one));
  const facts = { erasure, words: rows.map(({ fact }) => fact) };
  // What is the same already was done with the rows before these.
  const due = fields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(next[name]));
  const decision = decided(before, next, due, facts, at);
  const event = eventRow(practice, decision, 0);
  const hash = hashOfEvent(event);
  const record: Row = { ...decision.after, chain: hash };
  const receipt = isDiscreet(practice)
    ? []
    : [receiptOf(erasure, `${practice}#${event.pk}`, event.version, rows.length, hash)];
  const TransactItems: TransactWriteItem[] = [
    {
      Put: {
        TableName: table,
        Item: toItem(record),
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: toItem({ ':seen': before.version }),
      },
    },
    { Put: { TableName: table, Item: toItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
    ...receipt,
    ...rows.map((row) => row.write),
  ];
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: randomUUID() }));
    return record;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('stale-version', `${event.id} changed while it was being erased.`);
  }
}
