import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventRow } from '../record/timeline.ts';
import { most, tell } from './bus.ts';
import { fromItem } from './dynamo.ts';
import { log } from './log.ts';

/**
 * Carries event rows from the tables' streams to the bus, in the order in which they were written. At the first one that
 * the bus does not take it stops and says so; the stream then comes back from there. What stood after it in the same call, nine
 * at most, may be told early and again, which every reaction allows for.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (let from = 0; from < Records.length; from += most) {
    const batch = Records.slice(from, from + most);
    const rows = batch.map(({ dynamodb }) => fromItem(dynamodb?.NewImage ?? {}) as unknown as EventRow);
    const failed = await tell(rows);
    const first = batch[failed[0] ?? most]?.dynamodb?.SequenceNumber;
    if (!first) continue;
    log.warn('The bus did not take an event', { sequence: first, failed: failed.length });
    return { batchItemFailures: [{ itemIdentifier: first }] };
  }
  return { batchItemFailures: [] };
}
