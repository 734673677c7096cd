import { notHosted } from '../aws-error.ts';
import { batchGet, batchWrite } from './batch.ts';
import { type Consumed, createMeter } from './capacity.ts';
import type { Engine } from './engine.ts';
import type { Input } from './input.ts';
import { itemOperations, type Operation } from './item-operations.ts';
import { query, scan } from './query.ts';
import { openStore } from './store.ts';
import { createStreams, type StreamRecord } from './stream.ts';
import { streamOperations } from './stream-operations.ts';
import { tableOperations } from './table-operations.ts';
import { settingOperations } from './table-settings.ts';
import { ensureTable } from './table-template.ts';
import { createTables } from './tables.ts';
import { forgetTokens, transactGet, transactWrite } from './transactions.ts';
import { nextExpiry, sweep } from './ttl.ts';

export type TableInfo = { name: string; arn: string; streamArn?: string };

export type DynamoDb = {
  /** Answers an operation of DynamoDB or DynamoDB Streams, or throws the AWS error. */
  call(operation: string, input: Input): Promise<unknown>;
  /** Makes or changes a table from its template properties; its items stay. */
  ensureTable(properties: Input): TableInfo;
  tables(): TableInfo[];
  /** Records of a table's stream after a sequence number (0: from the start), oldest first; `limit` is 1000 if not given. */
  records(table: string, after?: number, limit?: number): StreamRecord[];
  /** Sequence number of the latest record of a table, 0 when there is none. */
  head(table: string): number;
  /** Calls back with a table's name after each commit that added to its stream; the answer ends it. */
  onStream(listener: (table: string) => void): () => void;
  /** Calls back with what each call consumed; the answer ends it. */
  onConsumed(listener: (operation: string, consumed: Consumed[]) => void): () => void;
  /** Deletes what has expired, and old stream records and tokens. Answers how many items it deleted. */
  sweepTtl(): number;
  /** When the next item expires, in milliseconds. */
  nextExpiry(): number | undefined;
  close(): void;
};

const operations: Record<string, Operation> = {
  ...tableOperations,
  ...settingOperations,
  ...itemOperations,
  ...streamOperations,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactGetItems: transactGet,
  TransactWriteItems: transactWrite,
};

/**
 * DynamoDB on one machine. Every call is done, and committed with its stream records, before it returns.
 *
 * @param options.path file of the database; `:memory:` keeps nothing
 * @param options.now the host's clock in milliseconds
 */
export function createDynamoDb(options: {
  path: string;
  now(): number;
  region: string;
  account: string;
}): DynamoDb {
  const { now, region } = options;
  const store = openStore(options.path);
  const tables = createTables(store, options);
  const streams = createStreams({ store, tables, now, region });
  const engine: Engine = { store, tables, streams, now, region };
  const listeners = new Set<(operation: string, consumed: Consumed[]) => void>();

  const run = (name: string, input: Input): unknown => {
    const operation = operations[name];
    if (!operation) throw notHosted('dynamodb', name);
    const meter = createMeter();
    try {
      return operation(engine, input, meter);
    } finally {
      if (listeners.size) for (const listener of listeners) listener(name, meter.consumed());
    }
  };
  const info = ({ name, arn, settings: { stream } }: ReturnType<typeof tables.get>): TableInfo => ({
    name,
    arn,
    ...(stream ? { streamArn: stream.arn } : {}),
  });
  return {
    call: async (operation, input) => run(operation, input),
    ensureTable: (properties) => info(ensureTable(engine, properties)),
    tables: () => tables.list().map(info),
    records: (table, after = 0, limit = 1000) => streams.records(tables.get(table), after, limit),
    head: (table) => streams.head(tables.get(table)),
    onStream: streams.listen,
    onConsumed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    sweepTtl: () => {
      streams.trim();
      forgetTokens(engine);
      return sweep(engine);
    },
    nextExpiry: () => nextExpiry(engine),
    close: store.close,
  };
}
