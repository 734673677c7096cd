import { custom, types } from 'dynalite/validations/createTable.js';
import { checkTypes, checkValidations } from 'dynalite/validations/index.js';
import { notHosted } from '../aws-error.ts';
import type { Input } from './input.ts';
import { throwIf, validation } from './refused.ts';
import type { IndexDefinition, StreamView, TableDefinition } from './table.ts';

/** The definition in an input of CreateTable; refused as DynamoDB refuses it, by dynalite's rules. */
export function definitionIn(input: Input): TableDefinition {
  if (input.LocalSecondaryIndexes) throw notHosted('dynamodb', 'LocalSecondaryIndexes');
  try {
    const data = checkTypes(structuredClone(input), types);
    checkValidations(data, types, custom, { options: {} });
    const { TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = data as TableDefinition;
    const indexes = GlobalSecondaryIndexes?.map(indexDefinition);
    return {
      TableName,
      AttributeDefinitions,
      KeySchema,
      ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}),
    };
  } catch (error) {
    if (error instanceof Error && 'body' in error)
      throwIf(error as Error & { body: { __type: string; message: string } });
    throw error;
  }
}

/** The view that a stream shows; undefined when the specification switches it off or is absent. */
export function streamViewIn(input: Input): StreamView | undefined {
  const specification = input.StreamSpecification as
    | { StreamEnabled?: boolean; StreamViewType?: StreamView }
    | undefined;
  if (!specification || specification.StreamEnabled === false) return undefined;
  const { StreamViewType: view } = specification;
  if (view && ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'].includes(view)) return view;
  throw validation(
    'One or more parameter values were invalid: StreamViewType must be specified when StreamEnabled is true',
  );
}

function indexDefinition({ IndexName, KeySchema, Projection }: IndexDefinition): IndexDefinition {
  return { IndexName, KeySchema, Projection };
}
