import { BatchGetItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { unpacked } from './packed.ts';

/**
 * The one DynamoDB client of a function: three tries at most, and no call hangs longer than a second. Marked pure, so that
 * a bundle that only reads rows of a stream is made without it.
 */
export const dynamo = /* @__PURE__ */ new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 3_000, connectionTimeout: 1_000 },
});

/** A row as DynamoDB wants it; fields that are undefined are left out. */
export const toItem = (row: object) => marshall(row, { removeUndefinedValues: true });

/** A row as we use it, with its packed texts as they were. */
export const fromItem = (item: Record<string, unknown>): Record<string, unknown> =>
  unpacked(unmarshall(item as Parameters<typeof unmarshall>[0]));

/**
 * The name of a practice's table, which the template hands to each function that may touch it.
 *
 * @throws {Error} when the template did not: a fault of ours that no user can mend
 */
export function tableOf(practice: string): string {
  const variable = `${practice.toUpperCase().replaceAll('-', '_')}_TABLE`;
  const name = process.env[variable];
  if (!name) throw new Error(`${variable} is not set: the template gives this function no such table`);
  return name;
}

/** One row of a practice's table as it is now, strongly consistent; undefined when it is absent or has expired. */
export async function readRow(
  practice: string,
  pk: string,
  sk: string,
): Promise<Record<string, unknown> | undefined> {
  const input = { TableName: tableOf(practice), Key: toItem({ pk, sk }), ConsistentRead: true };
  const { Item } = await dynamo.send(new GetItemCommand(input));
  const row = Item && fromItem(Item);
  return row && typeof row.expiresAt === 'number' && row.expiresAt < Date.now() / 1000 ? undefined : row;
}

type RowKey = { readonly pk: string; readonly sk: string };

async function readHundred(table: string, keys: readonly RowKey[]): Promise<Record<string, unknown>[]> {
  let Keys: ReturnType<typeof toItem>[] | undefined = keys.map(toItem);
  const rows: Record<string, unknown>[] = [];
  while (Keys?.length) {
    const RequestItems = { [table]: { Keys, ConsistentRead: true } };
    const answer = await dynamo.send(new BatchGetItemCommand({ RequestItems }));
    rows.push(...(answer.Responses?.[table] ?? []).map(fromItem));
    Keys = answer.UnprocessedKeys?.[table]?.Keys as typeof Keys;
  }
  return rows;
}

/**
 * The rows of these keys that exist, as they are now, strongly consistent and in no order; asked for a hundred at a time.
 *
 * @param keys each once: DynamoDB refuses a key that is asked for twice
 */
export async function readRows(
  practice: string,
  keys: readonly RowKey[],
): Promise<Record<string, unknown>[]> {
  const table = tableOf(practice);
  const starts = Array.from({ length: Math.ceil(keys.length / 100) }, (_, index) => index * 100);
  const found = starts.map((start) => readHundred(table, keys.slice(start, start + 100)));
  return (await Promise.all(found)).flat();
}
