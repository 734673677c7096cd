import type { Store } from './store.ts';
import type { Table } from './table.ts';

/** A table as CreateTable, DescribeTable and their like answer it; counted at the moment, not every six hours. */
export function describe(store: Store, table: Table, TableStatus = 'ACTIVE'): Record<string, unknown> {
  const { definition, settings, arn } = table;
  const { stream, tableId, createdAt } = settings;
  const count = store.prepare(
    'SELECT count(*) AS n, coalesce(sum(size), 0) AS bytes FROM item WHERE tbl = ?',
  );
  const { n, bytes } = count.get(table.id) as { n: number; bytes: number };
  const indexes = definition.GlobalSecondaryIndexes?.map((index) => ({
    ...index,
    IndexArn: `${arn}/index/${index.IndexName}`,
    IndexStatus: 'ACTIVE',
    ItemCount: entries(store, table, index.IndexName),
    ProvisionedThroughput: onDemand,
  }));
  return {
    TableName: table.name,
    TableArn: arn,
    TableId: tableId,
    TableStatus,
    AttributeDefinitions: definition.AttributeDefinitions,
    KeySchema: definition.KeySchema,
    ...(indexes?.length ? { GlobalSecondaryIndexes: indexes } : {}),
    BillingModeSummary: {
      BillingMode: 'PAY_PER_REQUEST',
      LastUpdateToPayPerRequestDateTime: createdAt / 1000,
    },
    ProvisionedThroughput: onDemand,
    CreationDateTime: createdAt / 1000,
    ItemCount: n,
    TableSizeBytes: bytes,
    ...(stream
      ? {
          StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
          LatestStreamArn: stream.arn,
          LatestStreamLabel: stream.arn.slice(stream.arn.lastIndexOf('/') + 1),
        }
      : {}),
  };
}

const onDemand = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };

function entries(store: Store, table: Table, name: string): number {
  const { id } = table.indexes.find((index) => index.name === name)!;
  return store.prepare('SELECT count(*) AS n FROM entry WHERE idx = ?').get(id)!.n as number;
}
