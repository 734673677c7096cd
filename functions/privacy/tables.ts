import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, tableOf } from '../runtime/dynamo.ts';

type Row = Record<string, unknown> & { readonly pk: string; readonly sk: string };
/** Where to go on in a table: the key after which, or from its beginning. */
export type Place = Record<string, AttributeValue> | undefined;

const rowsAtOnce = 200;

/**
 * The practices whose tables are gone through, people first: from then on nobody who writes finds who somebody was. The
 * audit's own table holds ids and hashes alone.
 */
export function practices(): string[] {
  const variables = Object.keys(process.env).filter((name) => name.endsWith('_TABLE'));
  const names = variables.map((name) => name.slice(0, -'_TABLE'.length).toLowerCase().replaceAll('_', '-'));
  return ['people', ...names.filter((name) => name !== 'people').sort()];
}

/** A page of a table's rows, strongly consistent, with where to go on; nothing when that was all. */
export async function pageAfter(practice: string, after: Place): Promise<{ rows: Row[]; next: Place }> {
  const input = { TableName: tableOf(practice), Limit: rowsAtOnce, ConsistentRead: true };
  const { Items = [], LastEvaluatedKey } = await dynamo.send(
    new ScanCommand({ ...input, ExclusiveStartKey: after }),
  );
  return { rows: Items.map((item) => fromItem(item) as Row), next: LastEvaluatedKey };
}
