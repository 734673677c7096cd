import type { Engine } from './engine.ts';
import { type Input, limitIn, textIn } from './input.ts';
import type { Operation } from './item-operations.ts';
import { resourceNotFound, validation } from './refused.ts';
import type { Table } from './table.ts';

/** The one shard of every stream. */
export const shardId = 'shardId-00000000000000000001-00000001';

/** The API of DynamoDB Streams. A stream has one shard that never closes. */
export const streamOperations: Record<string, Operation> = {
  ListStreams: ({ tables }, input) => ({
    Streams: tables
      .list()
      .filter(
        ({ name, settings }) =>
          settings.stream && (input.TableName === undefined || input.TableName === name),
      )
      .map((table) => streamOf(table)),
  }),
  DescribeStream: (engine, input) => {
    const table = tableOfStream(engine, textIn(input, 'StreamArn'));
    return {
      StreamDescription: {
        ...streamOf(table),
        StreamStatus: 'ENABLED',
        StreamViewType: table.settings.stream!.view,
        CreationRequestDateTime: table.settings.createdAt / 1000,
        KeySchema: table.definition.KeySchema,
        Shards: [{ ShardId: shardId, SequenceNumberRange: { StartingSequenceNumber: '0'.repeat(21) } }],
      },
    };
  },
  GetShardIterator: (engine, input) => {
    const arn = textIn(input, 'StreamArn');
    const table = tableOfStream(engine, arn);
    return { ShardIterator: `${arn}|${positionIn(engine, table, input)}` };
  },
  GetRecords: (engine, input) => {
    const [arn = '', after = '0'] = textIn(input, 'ShardIterator').split('|');
    const table = tableOfStream(engine, arn);
    const records = engine.streams.records(table, Number(after), limitIn(input) ?? 1000);
    const last = records.at(-1)?.dynamodb.SequenceNumber ?? after;
    const Records = records.map(({ eventSourceARN, ...record }) => record);
    return { Records, NextShardIterator: `${arn}|${Number(last)}` };
  },
};

function streamOf({ name, settings }: Table): Record<string, unknown> {
  const { arn } = settings.stream!;
  return { StreamArn: arn, TableName: name, StreamLabel: arn.slice(arn.lastIndexOf('/') + 1) };
}

function tableOfStream({ tables }: Engine, arn: string): Table {
  const table = tables.list().find(({ settings }) => settings.stream?.arn === arn);
  if (!table) throw resourceNotFound(`Requested resource not found: Stream: ${arn} not found`);
  return table;
}

function positionIn({ streams }: Engine, table: Table, input: Input): number {
  const type = textIn(input, 'ShardIteratorType');
  if (type === 'LATEST') return streams.head(table);
  if (type === 'TRIM_HORIZON') return 0;
  const sequence = Number(textIn(input, 'SequenceNumber'));
  if (type === 'AT_SEQUENCE_NUMBER') return sequence - 1;
  if (type === 'AFTER_SEQUENCE_NUMBER') return sequence;
  throw validation(`Invalid ShardIteratorType: ${type}`);
}
