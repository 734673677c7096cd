import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

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

/** A row as we use it. */
export const fromItem = (item: Record<string, unknown>): Record<string, unknown> =>
  unmarshall(item as Parameters<typeof unmarshall>[0]);

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
