import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, readRow, tableOf, toItem } from './dynamo.ts';

export type Amounts = Readonly<Record<string, number>>;

/** What a counter holds: the sum of all shares. */
export async function counted(practice: string, counter: string): Promise<Amounts> {
  const row = (await readRow(practice, `counter#${counter}`, 'counter')) ?? {};
  const { pk: _, sk: __, ...amounts } = row;
  return amounts as Amounts;
}

/**
 * Makes one record's share of a counter these amounts: the counter is moved by what they differ from the share before, in
 * the transaction that writes the share. So it equals the sum of the shares, however often and in whatever order it is told.
 *
 * @throws {Refusal} `check-failed` when somebody else moved the same share at this moment
 */
export async function share(practice: string, counter: string, of: string, amounts: Amounts): Promise<void> {
  const pk = `counter#${counter}`;
  const sk = `share#${of}`;
  const row = await readRow(practice, pk, sk);
  const before = (row?.amounts ?? {}) as Amounts;
  const names = [...new Set([...Object.keys(before), ...Object.keys(amounts)])];
  const moved = names.filter((name) => (amounts[name] ?? 0) !== (before[name] ?? 0));
  if (!moved.length) return;
  const turn = Number(row?.turn ?? 0);
  const TableName = tableOf(practice);
  const put = {
    TableName,
    Item: toItem({ pk, sk, amounts, turn: turn + 1 }),
    ConditionExpression: row ? 'turn = :turn' : 'attribute_not_exists(pk)',
    ...(row && { ExpressionAttributeValues: toItem({ ':turn': turn }) }),
  };
  const update = {
    TableName,
    Key: toItem({ pk, sk: 'counter' }),
    UpdateExpression: `ADD ${moved.map((_, i) => `#n${i} :v${i}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(moved.map((name, i) => [`#n${i}`, name])),
    ExpressionAttributeValues: toItem(
      Object.fromEntries(moved.map((name, i) => [`:v${i}`, (amounts[name] ?? 0) - (before[name] ?? 0)])),
    ),
  };
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, { Update: update }] }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('check-failed', `The share of ${of} has just changed.`);
  }
}
