import { QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { EventRow } from '../record/timeline.ts';
import { most, tell } from './bus.ts';
import { dynamo, fromItem, toItem } from './dynamo.ts';

/** Where in a stream the relay gave up, as Lambda writes it into a dead letter; or a record whose whole history is told again. */
const Asked = z.union([
  z.object({
    stream: z.looseObject({
      streamArn: z.string(),
      shardId: z.string(),
      startSequenceNumber: z.string(),
      endSequenceNumber: z.string(),
    }),
  }),
  z.object({ record: z.object({ kind: z.string(), id: z.string() }) }),
]);
type Positions = Extract<z.output<typeof Asked>, { stream: unknown }>['stream'];

async function* fromStream({ streamArn, shardId, startSequenceNumber, endSequenceNumber }: Positions) {
  const streams = new DynamoDBStreamsClient({ maxAttempts: 3 });
  const start = { ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const, SequenceNumber: startSequenceNumber };
  const place = { StreamArn: streamArn, ShardId: shardId, ...start };
  let { ShardIterator } = await streams.send(new GetShardIteratorCommand(place));
  const end = BigInt(endSequenceNumber);
  while (ShardIterator) {
    const page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 100 }));
    for (const { dynamodb } of page.Records ?? []) {
      const at = BigInt(dynamodb?.SequenceNumber ?? 0);
      if (at <= end && dynamodb?.NewImage) yield fromItem(dynamodb.NewImage);
      if (at >= end) return;
    }
    // An open shard goes on for ever; what was given up lies behind us, so an empty page is its end.
    if (!page.Records?.length) return;
    ShardIterator = page.NextShardIterator;
  }
}

async function* fromTables(kind: string, id: string) {
  const tables = (process.env.TABLES ?? '').split(',');
  for (const TableName of tables) {
    let ExclusiveStartKey: ReturnType<typeof toItem> | undefined;
    do {
      const page = await dynamo.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
          ExpressionAttributeValues: toItem({ ':pk': `${kind}#${id}`, ':event': 'event#' }),
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      for (const item of page.Items ?? []) yield fromItem(item);
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
    } while (ExclusiveStartKey);
  }
}

/**
 * Tells again what the relay could not: the event rows between two positions of a stream, for the 24 hours in which a stream
 * keeps them, or every event row of one record, at any time. Whoever hears of it acts once on each.
 *
 * @throws Error when the stream has forgotten them, or the bus did not take one: then nothing counts as told
 */
export async function handler(event: unknown): Promise<{ told: number }> {
  const asked = Asked.parse(event);
  const rows = 'stream' in asked ? fromStream(asked.stream) : fromTables(asked.record.kind, asked.record.id);
  const found: EventRow[] = [];
  for await (const row of rows)
    if (String(row.sk).startsWith('event#')) found.push(row as unknown as EventRow);
  for (let from = 0; from < found.length; from += most) {
    const failed = await tell(found.slice(from, from + most));
    if (failed.length) throw new Error(`The bus did not take ${failed.length} events`);
  }
  return { told: found.length };
}
