import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventRow } from '../record/timeline.ts';
import { fromItem } from './dynamo.ts';
import { log } from './log.ts';

const bus = new EventBridgeClient({ maxAttempts: 3 });
const most = 10;

function entryOf(record: DynamoDBRecord) {
  const row = fromItem(record.dynamodb?.NewImage ?? {}) as unknown as EventRow;
  const { id, version, at, by, changed, depth, asks, practice, kind } = row;
  return {
    EventBusName: process.env.BUS,
    Source: 'itsm',
    DetailType: row.type,
    Detail: JSON.stringify({
      ...{ id, version, at, by, changed, depth },
      ...(asks && { asks, of: { practice, kind } }),
    }),
  };
}

/** The records of which the bus did not take the event. */
async function put(records: readonly DynamoDBRecord[]): Promise<DynamoDBRecord[]> {
  const { Entries } = await bus.send(new PutEventsCommand({ Entries: records.map(entryOf) }));
  return records.filter((_, index) => Entries?.[index]?.ErrorCode);
}

/**
 * Carries event rows from the tables' streams to the bus, in the order in which they were written. At the first one that
 * the bus does not take it stops and says so; the stream then comes back from there. What stood after it in the same call, nine
 * at most, may be told early and again, which every reaction allows for.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (let from = 0; from < Records.length; from += most) {
    const failed = await put(Records.slice(from, from + most));
    const first = failed[0]?.dynamodb?.SequenceNumber;
    if (!first) continue;
    log.warn('The bus did not take an event', { sequence: first, failed: failed.length });
    return { batchItemFailures: [{ itemIdentifier: first }] };
  }
  return { batchItemFailures: [] };
}
