import { randomUUID } from 'node:crypto';
import {
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import type { Claim, Decision, Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { dynamo, fromItem, readRows, tableOf, toItem } from './dynamo.ts';
import { checkWrite, claimWrite, decisionWrites, keyOf } from './rows.ts';

/** How a kind of record is kept: in which practice's table, in which shape, and where its indexes find it. */
export type Keeping<T extends Versioned> = {
  readonly practice: string;
  readonly kind: T['kind'];
  readonly schema: z.ZodType<T>;
  readonly keysOf: (record: T) => IndexKeys;
};

export type Saving = { readonly depth?: number; readonly claims?: readonly Claim[] };

/** Reads and writes records of one kind: load, decide, replace on version; nothing else ever writes them. */
export function records<T extends Versioned>(keeping: Keeping<T>) {
  const { practice, kind, schema, keysOf } = keeping;
  const key = (id: string) => toItem({ pk: keyOf(kind, id), sk: 'record' });

  /** The record in a row of its table. */
  const parse = (row: Record<string, unknown>): T => schema.parse(row);

  /** The record as it is now, strongly consistent; undefined when there is none. */
  async function find(id: string): Promise<T | undefined> {
    const input = { TableName: tableOf(practice), Key: key(id), ConsistentRead: true };
    const { Item } = await dynamo.send(new GetItemCommand(input));
    return Item && parse(fromItem(Item));
  }

  /** The record as it is now. @throws {Refusal} `not-found` */
  async function get(id: string): Promise<T> {
    const found = await find(id);
    if (found) return found;
    throw new Refusal('not-found', `There is no ${kind} ${id.slice(0, 40)}.`);
  }

  /** The records of these ids that exist, as they are now, in the order asked for. */
  async function all(ids: readonly string[]): Promise<T[]> {
    const rows = await readRows(
      practice,
      [...new Set(ids)].map((id) => ({ pk: keyOf(kind, id), sk: 'record' })),
    );
    const found = new Map(rows.map((row) => [row.id, parse(row)]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /**
   * Writes one decision in one transaction: record, event row, claims, checks.
   *
   * @throws {Refusal} `stale-version` when the record changed since it was read, `already-exists` when a new one is there
   * @throws {Refusal} `claim-taken` when a claim is not free, `check-failed` when a check does not hold any more
   * @throws {Refusal} `payload-too-large` before anything is written, when a row of it is larger than DynamoDB holds
   */
  async function save(decision: Decision<T>, { depth = 0, claims = [] }: Saving = {}): Promise<T> {
    const table = tableOf(practice);
    const taken = [...(decision.claims ?? []), ...claims];
    const { record, writes } = decisionWrites(practice, decision, keysOf(decision.after), depth);
    const now = Math.floor(Date.parse(decision.event.at) / 1000);
    const TransactItems: TransactWriteItem[] = [
      ...writes,
      ...taken.map((claim) => claimWrite(table, claim, now)),
      ...(decision.checks ?? []).map((check) => checkWrite({ ...check, table: tableOf(check.table) })),
    ];
    demandRoom(decision.after.id, TransactItems);
    try {
      await dynamo.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: randomUUID() }));
      return record;
    } catch (error) {
      throw translated(error, decision, taken);
    }
  }

  return { kind, practice, find, get, all, save, parse };
}

export type Records<T extends Versioned> = ReturnType<typeof records<T>> & {
  /** What follows from a decision by itself, added to it before it is saved and answered; to do so twice adds no more. */
  readonly whole?: (decision: Decision<T>) => Promise<Decision<T>>;
};

// DynamoDB's 400 KB are counted without the names of types: what fits here fits there.
const largestRow = 400 * 1024;

function demandRoom(id: string, writes: readonly TransactWriteItem[]): void {
  const tooLarge = writes.some(({ Put }) => Put && Buffer.byteLength(JSON.stringify(Put.Item)) > largestRow);
  if (tooLarge)
    throw new Refusal(
      'payload-too-large',
      `${id} would be larger than a record can be. Shorten its texts, or attach a file.`,
    );
}

/** Which of the transaction's conditions did not hold; anything else stays the error that it is. */
function translated<T extends Versioned>(
  error: unknown,
  { before, after }: Decision<T>,
  taken: readonly Claim[],
) {
  const reasons = (error instanceof TransactionCanceledException && error.CancellationReasons) || [];
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  const claim = reasons.findIndex(
    ({ Code }, i) => i >= 2 && i < 2 + taken.length && Code === 'ConditionalCheckFailed',
  );
  if (claim >= 0) return claimed(taken[claim - 2] as Claim);
  if (failed === 0 || failed === 1) return conflict(before, after);
  if (failed > 1) return new Refusal('check-failed', `What ${after.id} depends on has just changed.`);
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return conflict(before ?? after, after);
  return error;
}

const conflict = (before: Versioned | undefined, after: Versioned) =>
  before
    ? new Refusal('stale-version', `${after.id} is no longer at version ${before.version}. Load it again.`)
    : new Refusal('already-exists', `There is already a ${after.kind} ${after.id}.`);

const claimed = ({ pk, sk }: Claim) =>
  new Refusal('claim-taken', 'It has been done already.', { claim: { pk, sk } });
