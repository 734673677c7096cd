import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { EventRow } from '../record/timeline.ts';
import { dynamo, fromItem, tableOf, toItem } from './dynamo.ts';

/**
 * Rows of one record's item collection in sort-key order: its history, its signals.
 *
 * @param after sort key after which to go on
 */
export async function rowsBelow(
  practice: string,
  pk: string,
  prefix: string,
  limit: number,
  after?: string,
  newestFirst = false,
): Promise<{ rows: Record<string, unknown>[]; after?: string }> {
  const answer = await dynamo.send(
    new QueryCommand({
      TableName: tableOf(practice),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':prefix': prefix }),
      ConsistentRead: true,
      Limit: limit,
      ScanIndexForward: !newestFirst,
      ...(after && { ExclusiveStartKey: toItem({ pk, sk: after }) }),
    }),
  );
  const last = answer.LastEvaluatedKey && String(fromItem(answer.LastEvaluatedKey).sk);
  return { rows: (answer.Items ?? []).map(fromItem), ...(last && { after: last }) };
}

/** A page of a record's event rows, oldest first. */
export async function eventRows(practice: string, pk: string, limit: number, after?: string) {
  const { rows, ...rest } = await rowsBelow(practice, pk, 'event#', limit, after);
  return { rows: rows as unknown as EventRow[], ...rest };
}

const whole = 500;

/** A record's whole history, oldest first: for what follows from all of it. */
export async function wholeHistory(practice: string, pk: string): Promise<EventRow[]> {
  const found: EventRow[] = [];
  let after: string | undefined;
  do {
    const page = await eventRows(practice, pk, whole, after);
    found.push(...page.rows);
    after = page.after;
  } while (after);
  return found;
}
