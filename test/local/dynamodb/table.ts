import { createDynamoDb, type DynamoDb } from '../../../local/dynamodb/dynamodb.ts';

/** Properties of a table with two indexes: `list` holds a few attributes, `person` only keys. */
export const properties = {
  TableName: 'desk',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'listPk', 'listSk', 'personPk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'list',
      KeySchema: [
        { AttributeName: 'listPk', KeyType: 'HASH' },
        { AttributeName: 'listSk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
    },
    {
      IndexName: 'person',
      KeySchema: [{ AttributeName: 'personPk', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

type Item = Record<string, Record<string, unknown>>;
export type Answer = {
  Item?: Item;
  Items?: Item[];
  Attributes?: Item;
  Count?: number;
  ScannedCount?: number;
  LastEvaluatedKey?: Item;
  ConsumedCapacity?: unknown;
  Responses?: unknown;
};

/** A table in memory, and the calls of it in short. */
export function openTable({ now = (): number => 1_800_000_000_000, path = ':memory:' } = {}) {
  const db: DynamoDb = createDynamoDb({ path, now, region: 'eu-west-1', account: '000000000000' });
  db.ensureTable(properties);
  const call = (operation: string, input: Record<string, unknown>) =>
    db.call(operation, { TableName: 'desk', ...structuredClone(input) }) as Promise<Answer>;
  const key = (pk: string, sk = 'record') => ({ pk: { S: pk }, sk: { S: sk } });
  return {
    db,
    call,
    key,
    put: (item: Item, more = {}) => call('PutItem', { Item: item, ...more }),
    get: async (pk: string, sk?: string) => (await call('GetItem', { Key: key(pk, sk) })).Item,
    update: (pk: string, UpdateExpression: string, values?: object, more = {}) =>
      call('UpdateItem', {
        Key: key(pk),
        UpdateExpression,
        ...(values ? { ExpressionAttributeValues: values } : {}),
        ReturnValues: 'ALL_NEW',
        ...more,
      }),
    transact: (TransactItems: object[], more = {}) =>
      db.call('TransactWriteItems', { TransactItems, ...more }),
  };
}

/** The error that a call is refused with. */
export async function refusal(
  answer: Promise<unknown>,
): Promise<Error & { type: string; extra: Record<string, unknown> }> {
  const error = await answer.then(
    () => undefined,
    (reason) => reason,
  );
  if (!error) throw new Error('It was not refused');
  return error;
}
