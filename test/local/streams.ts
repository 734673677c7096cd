import type { StreamRecord } from '../../local/dynamodb/stream.ts';
import type { MappingProperties } from '../../local/mappings/mapping.ts';
import { createStreamMapping, type StreamSource } from '../../local/mappings/stream.ts';
import { openMessaging, place } from './messaging.ts';

export const streamArn = (table: string) =>
  `arn:aws:dynamodb:us-east-1:000000000000:table/${table}/stream/local`;

/** Streams in memory, as the database keeps them; they outlive a restart of what reads them. */
export function createSource() {
  const tables = new Map<string, StreamRecord[]>();
  const listeners = new Set<(table: string) => void>();
  let sequence = 0;
  const source: StreamSource = {
    records: (table, after, limit = 1000) =>
      (tables.get(table) ?? []).filter((one) => Number(one.dynamodb.SequenceNumber) > after).slice(0, limit),
    onStream(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  function write(table: string, sks: string[], at = Date.parse('2026-03-02T09:00:00Z')) {
    const made = sks.map((sk): StreamRecord => {
      sequence += 1;
      const Keys = { pk: { S: 'r' }, sk: { S: sk } };
      return {
        eventID: String(sequence),
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: place.region,
        eventSourceARN: streamArn(table),
        dynamodb: {
          ApproximateCreationDateTime: at / 1000,
          Keys,
          NewImage: Keys,
          SequenceNumber: String(sequence).padStart(21, '0'),
          SizeBytes: 10,
          StreamViewType: 'NEW_IMAGE',
        },
      };
    });
    tables.set(table, [...(tables.get(table) ?? []), ...made]);
    for (const listener of listeners) listener(table);
  }
  return { source, write };
}

export type Handler = (sks: string[], records: StreamRecord[]) => unknown;

export function openStream(
  handler: Handler,
  properties: Partial<MappingProperties> = {},
  { dir, streams = createSource() }: { dir?: string; streams?: ReturnType<typeof createSource> } = {},
) {
  const batches: string[][] = [];
  const host = openMessaging({
    ...(dir && { dir }),
    functions: {
      relay: ({ Records }: { Records: StreamRecord[] }) => {
        const sks = Records.map(({ dynamodb }) => dynamodb.Keys.sk?.S ?? '');
        batches.push(sks);
        return handler(sks, Records);
      },
    },
  });
  host.queues.addQueue({ QueueName: 'dead' });
  const tables = ['a', 'b'];
  for (const table of tables) {
    const deps = { ...host, source: streams.source, place, caller: { name: 'relay', role: 'RelayRole' } };
    host.addMapping(
      createStreamMapping(deps, {
        id: `of-${table}`,
        FunctionName: 'relay',
        EventSourceArn: streamArn(table),
        ...properties,
      }),
    );
  }
  return { ...host, batches, write: streams.write };
}

export const numbered = (count: number) => Array.from({ length: count }, (_, index) => `event#${index + 1}`);
export const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
export const failuresAt = (records: StreamRecord[], isBad: (sk: string) => boolean) => ({
  batchItemFailures: records
    .filter(({ dynamodb }) => isBad(dynamodb.Keys.sk?.S ?? ''))
    .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
});
