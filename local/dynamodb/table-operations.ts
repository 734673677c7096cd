import { notHosted } from '../aws-error.ts';
import { type Input, limitIn, mapIn, tableIn } from './input.ts';
import type { Operation } from './item-operations.ts';
import { validation } from './refused.ts';
import type { IndexDefinition, TableDefinition } from './table.ts';
import { changeTable, createTable, dropTable, withStream } from './table-changes.ts';
import { definitionIn, streamViewIn } from './table-checks.ts';
import { describe } from './table-description.ts';

/** CreateTable, DescribeTable, UpdateTable, DeleteTable and ListTables. Changes are done when they answer. */
export const tableOperations: Record<string, Operation> = {
  CreateTable: (engine, input) => {
    const view = streamViewIn(input);
    const created = createTable(engine, definitionIn(input));
    const table = changeTable(engine, created, created.definition, withStream(created, view, engine.now()));
    return { TableDescription: describe(engine.store, table) };
  },
  DescribeTable: ({ tables, store }, input) => ({ Table: describe(store, tableIn(tables, input)) }),
  DeleteTable: (engine, input) => {
    const table = tableIn(engine.tables, input);
    const TableDescription = describe(engine.store, table, 'DELETING');
    dropTable(engine, table);
    return { TableDescription };
  },
  UpdateTable: (engine, input) => {
    const table = tableIn(engine.tables, input);
    const settings = input.StreamSpecification
      ? withStream(table, streamViewIn(input), engine.now())
      : table.settings;
    const changed = changeTable(engine, table, updatedDefinition(table.definition, input), settings);
    return { TableDescription: describe(engine.store, changed) };
  },
  ListTables: ({ tables }, input) => {
    const limit = limitIn(input) ?? 100;
    const from = input.ExclusiveStartTableName;
    const names = tables.list().map(({ name }) => name);
    const after = typeof from === 'string' ? names.filter((name) => name > from) : names;
    const TableNames = after.slice(0, limit);
    return { TableNames, ...(after.length > limit ? { LastEvaluatedTableName: TableNames.at(-1) } : {}) };
  },
};

function updatedDefinition(definition: TableDefinition, input: Input): TableDefinition {
  if (input.ReplicaUpdates || input.GlobalTableWitnessUpdates) throw notHosted('dynamodb', 'global tables');
  let indexes = definition.GlobalSecondaryIndexes ?? [];
  for (const update of (input.GlobalSecondaryIndexUpdates ?? []) as Input[]) {
    if (update.Create) {
      const { IndexName, KeySchema, Projection } = mapIn(update, 'Create') as IndexDefinition;
      if (indexes.some((index) => index.IndexName === IndexName)) {
        throw validation(`One or more parameter values were invalid: Duplicate index name: ${IndexName}`);
      }
      indexes = [...indexes, { IndexName, KeySchema, Projection }];
    }
    if (update.Delete) {
      const { IndexName } = mapIn(update, 'Delete');
      indexes = indexes.filter((index) => index.IndexName !== IndexName);
    }
  }
  const names = new Set(
    [definition, ...indexes].flatMap(({ KeySchema }) => KeySchema.map((key) => key.AttributeName)),
  );
  const given = (input.AttributeDefinitions ?? []) as TableDefinition['AttributeDefinitions'];
  const attributes = new Map(
    [...definition.AttributeDefinitions, ...given].map((each) => [each.AttributeName, each]),
  );
  return definitionIn({
    ...definition,
    AttributeDefinitions: [...attributes.values()].filter(({ AttributeName }) => names.has(AttributeName)),
    GlobalSecondaryIndexes: indexes.length ? indexes : undefined,
    BillingMode: 'PAY_PER_REQUEST',
  });
}
