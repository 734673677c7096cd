/** How CreateTable and the template describe a table, so far as the laptop keeps it. */
export type TableDefinition = {
  TableName: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  KeySchema: KeySchema;
  GlobalSecondaryIndexes?: IndexDefinition[];
};

export type KeySchema = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];

export type IndexDefinition = {
  IndexName: string;
  KeySchema: KeySchema;
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] };
};

export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export type KeyAttribute = { name: string; type: 'S' | 'N' | 'B' };
export type KeyAttributes = { hash: KeyAttribute; range?: KeyAttribute };

/** An index: `projected` are the attributes it holds, undefined when it holds them all. */
export type Index = KeyAttributes & { id: number; name: string; projected?: string[] };

/** A table with what its writes need at hand. */
export type Table = KeyAttributes & {
  id: number;
  name: string;
  arn: string;
  definition: TableDefinition;
  indexes: Index[];
  settings: TableSettings;
};

/** What is kept beside the definition. `indexIds` are never used twice, so that rows of a dropped index cannot come back. */
export type TableSettings = {
  tableId: string;
  createdAt: number;
  indexIds: Record<string, number>;
  nextIndex: number;
  stream?: { view: StreamView; arn: string };
  timeToLive?: string;
  pointInTimeRecovery: boolean;
};

/** Names of the attributes that make a key. */
export function keyNames({ hash, range }: KeyAttributes): string[] {
  return range ? [hash.name, range.name] : [hash.name];
}

/** Prepares a table for use from what is stored of it. */
export function tableOf(
  id: number,
  arn: string,
  definition: TableDefinition,
  settings: TableSettings,
): Table {
  const keys = keyAttributes(definition, definition.KeySchema);
  const indexes = (definition.GlobalSecondaryIndexes ?? []).map((index): Index => {
    const own = keyAttributes(definition, index.KeySchema);
    const { ProjectionType, NonKeyAttributes = [] } = index.Projection;
    const projected = [...new Set([...keyNames(own), ...keyNames(keys), ...NonKeyAttributes])];
    return {
      ...own,
      id: id * 1000 + settings.indexIds[index.IndexName]!,
      name: index.IndexName,
      ...(ProjectionType === 'ALL' ? {} : { projected }),
    };
  });
  return { ...keys, id, name: definition.TableName, arn, definition, indexes, settings };
}

function keyAttributes({ AttributeDefinitions }: TableDefinition, schema: KeySchema): KeyAttributes {
  const attribute = (name: string): KeyAttribute => ({
    name,
    type: AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)!.AttributeType,
  });
  const [hash, range] = schema;
  return {
    hash: attribute(hash!.AttributeName),
    ...(range ? { range: attribute(range.AttributeName) } : {}),
  };
}
