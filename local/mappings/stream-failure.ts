import { randomUUID } from 'node:crypto';
import type { StreamRecord } from '../dynamodb/stream.ts';
import { shardId } from '../dynamodb/stream-operations.ts';

export type Discarded = {
  records: StreamRecord[];
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  attempts: number;
  functionArn: string;
  streamArn: string;
  now: number;
};

/**
 * What Lambda tells an on-failure destination of a stream: where the records are, and for a bucket also the records
 * themselves, as text.
 */
export function discardedDocument(discarded: Discarded, withRecords: boolean): object {
  const { records, condition, attempts, functionArn, streamArn, now } = discarded;
  const [first, last] = [records[0]!, records.at(-1)!];
  const arrival = ({ dynamodb }: StreamRecord) =>
    new Date(dynamodb.ApproximateCreationDateTime * 1000).toISOString();
  return {
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: attempts },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn,
    },
    ...(withRecords && { payload: JSON.stringify({ Records: records }) }),
  };
}

/** Name of the object that holds discarded records, as Lambda names it. */
export function objectKey(mapping: string, now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  const stamp = `${date}T${time.slice(0, 8).replaceAll(':', '.')}`;
  return `aws/lambda/${mapping}/${shardId}/${date.replaceAll('-', '/')}/${stamp}-${randomUUID()}`;
}
