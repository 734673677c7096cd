import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Counts, moves, type Tally, total } from '../record/tally.ts';
import { dynamo, readRow, tableOf, toItem } from './dynamo.ts';
import { rowsBelow } from './history.ts';
import { retryingRaces } from './races.ts';
import { keyOf } from './rows.ts';

/** Rows that the counts of one place are spread over: in a storm their transactions would cancel each other on one. */
const spread = 16;

const placeOf = (kind: string, place: string) => `counter#${kind}#${place}`;

/** Adds numbers to a row, which is there after that. */
export function addition(table: string, pk: string, sk: string, by: Readonly<Record<string, number>>) {
  const names = Object.keys(by);
  return {
    Update: {
      TableName: table,
      Key: toItem({ pk, sk }),
      UpdateExpression: `ADD ${names.map((_, n) => `#n${n} :v${n}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#n${n}`, name])),
      ExpressionAttributeValues: toItem(Object.fromEntries(names.map((name, n) => [`:v${n}`, by[name]]))),
    },
  };
}

/**
 * Counts a record as what it is now instead of what it was counted as before: the row that says so, beside the record, and the
 * counts change in one transaction. So an event may come twice, late or never, and the next one makes it good.
 *
 * @throws {Refusal} `stale-version` when somebody else counted it, or counted at the same place, at the same time
 */
async function once(practice: string, { kind, id, version }: Versioned, tally: Tally): Promise<void> {
  const pk = keyOf(kind, id);
  const counted = await readRow(practice, pk, 'tally');
  if (counted && Number(counted.version) >= version) return;
  const table = tableOf(practice);
  const unchanged = counted
    ? {
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: toItem({ ':seen': counted.version }),
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const row = { Put: { TableName: table, Item: toItem({ pk, sk: 'tally', version, tally }), ...unchanged } };
  const sk = `count#${Number(id.replace(/\D/g, '')) % spread}`;
  const changed = Object.entries(moves((counted?.tally ?? {}) as Tally, tally));
  const additions = changed.map(([place, by]) => addition(table, placeOf(kind, place), sk, by));
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [row, ...additions] }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('stale-version', `${id} was counted by somebody else at the same time.`);
  }
}

/** Brings the counts up to what a record is now; whoever is heard last, the newest version is what counts in the end. */
export async function count<T extends Versioned>(
  practice: string,
  read: () => Promise<T | undefined>,
  tallyOf: (record: T) => Tally,
): Promise<void> {
  await retryingRaces(async () => {
    const record = await read();
    if (record) await once(practice, record, tallyOf(record));
  });
}

/** What is counted at one place: one query, however much there is to count. */
export async function countsAt(
  practice: string,
  kind: string,
  place: string,
  names: readonly string[],
): Promise<Counts> {
  const { rows } = await rowsBelow(practice, placeOf(kind, place), 'count#', spread);
  return total(rows, names);
}
