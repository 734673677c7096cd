import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../kernel/refusal.ts';
import { addition } from '../runtime/counting.ts';
import { dynamo, readRow, tableOf, toItem } from '../runtime/dynamo.ts';
import { type Amounts, type Cells, cellOf } from './contribution.ts';
import { counting, type Fact } from './fact.ts';

const practice = 'reporting';

/** Rows that one cell is spread over: in a storm their transactions would cancel each other on one. */
export const spread = 8;

const factKey = (kind: string, id: string) => `fact#${kind}#${id}`;

/** Where a team's cells are. */
export const cellsKey = (team: string): string => `counter#cell#${team}`;

/** The row of a cell: days and months apart, and each in the order of its dates. */
export const cellRow = (date: string, service: string, shard: number): string =>
  `${date.length === 7 ? 'month' : 'day'}#${date}#${service}#${shard}`;

/** What a record was last counted as; undefined when it never was. */
export async function factOf(kind: string, id: string): Promise<Fact | undefined> {
  const row = await readRow(practice, factKey(kind, id), 'fact');
  return row && (row as unknown as Fact);
}

/** Which of a cell's rows a record is counted on. */
const shardOf = (id: string): number => Number(id.replace(/\D/g, '').slice(-9) || 0) % spread;

const additions = (changed: Cells, shard: number) =>
  Object.entries(changed).map(([key, by]: [string, Amounts]) => {
    const { team, date, service } = cellOf(key);
    return addition(tableOf(practice), cellsKey(team), cellRow(date, service, shard), by);
  });

/**
 * Counts a record as what it is now instead of what it was counted as: its fact and the cells change in one transaction, on the
 * fact that was read. So whatever is heard twice, late, or in another order comes to the same, and what crashed before it
 * is made good by the next.
 *
 * @param anew counts it although this version was counted
 * @throws {Refusal} `stale-version` when somebody else counted at the same moment
 */
export async function contribute(
  { kind, id }: { readonly kind: string; readonly id: string },
  now: Pick<Fact, 'version' | 'cells' | 'zones'>,
  before: Fact | undefined,
  anew = false,
): Promise<void> {
  const counted = counting(before, now, anew);
  if (!counted) return;
  const TableName = tableOf(practice);
  const Item = toItem({ pk: factKey(kind, id), sk: 'fact', ...counted.fact });
  const unchanged = before
    ? {
        ConditionExpression: 'turn = :turn',
        ExpressionAttributeValues: toItem({ ':turn': before.turn }),
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const Put = { TableName, Item, ...unchanged };
  const TransactItems = [{ Put }, ...additions(counted.additions, shardOf(id))];
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('stale-version', `${id} was counted by somebody else at the same time.`);
  }
}

/** Adds to cells what no record accounts for: how a recount mends them. */
export async function correct(changed: Cells): Promise<void> {
  for (const [key, by] of Object.entries(changed))
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: additions({ [key]: by }, 0) }));
}
