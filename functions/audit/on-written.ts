import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventRow } from '../record/timeline.ts';
import { hashOfEvent } from '../runtime/chain.ts';
import { fromItem } from '../runtime/dynamo.ts';
import { dateOf } from './anchor.ts';
import { note } from './journal.ts';
import type { Leaf } from './leaf.ts';

const leafOf = (row: EventRow): Leaf => ({ pk: row.pk, version: row.version, hash: hashOfEvent(row) });

/**
 * Notes the event rows of a table as they come from its stream, many at a time. By the day on which it hears of them, so that
 * what comes late falls under the next anchor and not under one that was made.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const [first] = Records;
  if (!first) return { batchItemFailures: [] };
  const leaves = Records.map(({ dynamodb }) =>
    leafOf(fromItem(dynamodb?.NewImage ?? {}) as unknown as EventRow),
  );
  const table = /:table\/([^/]+)/.exec(first.eventSourceARN ?? '')?.[1];
  await note(dateOf(Date.now()), `${table}#${first.dynamodb?.SequenceNumber}`, leaves);
  // It is one note: all of it was taken, or it throws.
  return { batchItemFailures: [] };
}
