import { notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import type { DynamoDb } from './dynamodb.ts';
import { streamOperations } from './stream-operations.ts';

/** Answers the calls of `dynamodb` and of `dynamodbstreams`; neither knows the other's operations. */
export function dynamoDbService(db: DynamoDb): Service {
  return async ({ service, operation, input }) => {
    if (operation in streamOperations !== (service === 'dynamodbstreams'))
      throw notHosted(service, operation);
    return db.call(operation, input);
  };
}
