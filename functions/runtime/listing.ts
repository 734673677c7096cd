import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, tableOf, toItem } from './dynamo.ts';

/** A filter on projected attributes: each named attribute has one of these values, or is absent where none is named. */
export type Filter = Readonly<Record<string, readonly (string | number)[]>>;

/** What to look up in one partition of one index, and where to go on. */
export type IndexQuery = {
  readonly practice: string;
  readonly index: 'open' | 'person' | 'subject';
  readonly partition: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly descending?: boolean;
  readonly filter?: Filter | undefined;
};

export type Row = Record<string, unknown>;

/** A filter as an expression over a fixed set of attribute names; values only ever travel as placeholders. */
function expression(filter: Filter = {}) {
  const wanted = Object.entries(filter);
  if (!wanted.length) return { values: {} };
  const clause = ([, values]: [string, readonly (string | number)[]], i: number) =>
    values.length
      ? `#f${i} IN (${values.map((_, j) => `:f${i}v${j}`).join(', ')})`
      : `attribute_not_exists(#f${i})`;
  return {
    FilterExpression: wanted.map(clause).join(' AND '),
    names: Object.fromEntries(wanted.map(([name], i) => [`#f${i}`, name])),
    values: Object.fromEntries(wanted.flatMap(([, values], i) => values.map((v, j) => [`:f${i}v${j}`, v]))),
  };
}

/** Up to `limit` index rows of one partition that pass the filter, after a sort key, in its order. */
export async function queryIndex(scan: IndexQuery): Promise<Row[]> {
  const { practice, index, partition, after, limit, descending = false, filter } = scan;
  const { FilterExpression, names, values } = expression(filter);
  const compare = descending ? '<' : '>';
  const rows: Row[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const answer = await dynamo.send(
      new QueryCommand({
        TableName: tableOf(practice),
        IndexName: index,
        KeyConditionExpression: `#pk = :pk${after ? ` AND #sk ${compare} :after` : ''}`,
        FilterExpression,
        ExpressionAttributeNames: { '#pk': `${index}Pk`, ...(after && { '#sk': `${index}Sk` }), ...names },
        ExpressionAttributeValues: toItem({ ':pk': partition, ...(after && { ':after': after }), ...values }),
        ScanIndexForward: !descending,
        Limit: Math.max(limit, 25),
        ExclusiveStartKey,
      }),
    );
    rows.push(...(answer.Items ?? []).map(fromItem));
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey && rows.length < limit);
  return rows.slice(0, limit);
}

/** One ordered page over several partitions of an index: the first `limit` rows of all of them after a sort key. */
export async function queryPage(
  scans: readonly IndexQuery[],
  limit: number,
): Promise<{ rows: Row[]; after?: string }> {
  const [first] = scans;
  if (!first) return { rows: [] };
  const sort = `${first.index}Sk`;
  const order = (a: Row, b: Row) =>
    (String(a[sort]) < String(b[sort]) ? -1 : 1) * (first.descending ? -1 : 1);
  const found = await Promise.all(scans.map((scan) => queryIndex({ ...scan, limit: limit + 1 })));
  const rows = found.flat().sort(order);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.[sort];
  return { rows: page, ...(rows.length > limit && typeof last === 'string' && { after: last }) };
}
