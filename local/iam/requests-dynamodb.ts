import { isRecord, listOf } from '../assembly/template.ts';
import type { Call } from '../dispatcher.ts';
import type { Request } from './statement.ts';

/** Partition key of each table and of its indexes. */
export type KeySchemas = Map<string, { key: string; indexes: Map<string, string> }>;

const memberActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const textOf = (attribute: unknown): string | undefined =>
  isRecord(attribute) ? String(Object.values(attribute)[0]) : undefined;

/** The partition-key value that a query's key condition names: `#pk = :pk` in any order of its parts. */
const queriedKey = (key: string, input: Record<string, unknown>): string | undefined => {
  const names = isRecord(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  const values = isRecord(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  for (const [, name = '', value = ''] of String(input.KeyConditionExpression ?? '').matchAll(
    /([#\w.-]+)\s*=\s*(:\w+)/g,
  )) {
    if ((names[name] ?? name) === key) return textOf(values[value]);
  }
  return undefined;
};

/**
 * Requests of DynamoDB: a transaction is one request a member, with `dynamodb:EnclosingOperation`; an index has its own ARN;
 * `dynamodb:LeadingKeys` are the partition keys that the call names.
 */
export function requestsOfDynamo(
  schemas: KeySchemas,
  where: { region: string; account: string },
): (call: Call) => Request[] {
  const one = (action: string, part: Record<string, unknown>, enclosing?: string): Request => {
    const name =
      String(part.TableName ?? '')
        .split('/')
        .pop() ?? '';
    const schema = schemas.get(name);
    const key = part.IndexName ? schema?.indexes.get(String(part.IndexName)) : schema?.key;
    const item = [part.Key, part.Item].find(isRecord);
    const items = listOf(part.Keys).filter(isRecord);
    const named = key ? [...(item ? [item] : []), ...items].map((keys) => textOf(keys[key])) : [];
    const leading = [...named, key ? queriedKey(key, part) : undefined].filter(
      (value) => value !== undefined,
    );
    const index = part.IndexName ? `/index/${part.IndexName}` : '';
    return {
      action: `dynamodb:${action}`,
      resource: `arn:aws:dynamodb:${where.region}:${where.account}:table/${name}${index}`,
      context: {
        ...(leading.length > 0 && { 'dynamodb:leadingkeys': [...new Set(leading)] }),
        ...(enclosing && { 'dynamodb:enclosingoperation': enclosing }),
      },
    };
  };

  const batched = (requests: Record<string, unknown>): [string, Record<string, unknown>[]][] =>
    Object.entries(requests).map(([table, content]) => {
      if (isRecord(content)) return [table, listOf(content.Keys).filter(isRecord)];
      const writes = listOf(content)
        .filter(isRecord)
        .flatMap((write) => Object.values(write))
        .filter(isRecord);
      return [table, writes.map((write) => (write.Item ?? write.Key) as Record<string, unknown>)];
    });

  return ({ operation, input }) => {
    if (input.StreamArn || input.ShardIterator || operation === 'ListStreams') {
      // An iterator is of the stream whose ARN it begins with.
      const iterated =
        input.ShardIterator === undefined ? undefined : String(input.ShardIterator).split('|')[0];
      const resource = String(input.StreamArn ?? iterated ?? '*');
      return [{ action: `dynamodb:${operation}`, resource, context: {} }];
    }
    if (operation === 'ListTables') return [{ action: 'dynamodb:ListTables', resource: '*', context: {} }];
    if (isRecord(input.RequestItems)) {
      return batched(input.RequestItems).map(([TableName, Keys]) => one(operation, { TableName, Keys }));
    }
    if (input.TransactItems === undefined) return [one(operation, input)];
    return listOf(input.TransactItems)
      .filter(isRecord)
      .map((member) => {
        const [kind = '', part] = Object.entries(member)[0] ?? [];
        const action = memberActions[kind];
        if (!action || !isRecord(part)) throw new Error(`A transaction member ${kind} is not known`);
        return one(action, part, operation);
      });
  };
}
