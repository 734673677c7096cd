import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, tableOf, toItem } from './dynamo.ts';

const first = 1000;

/**
 * Draws the next number of a practice, e.g. `INC-1042`. It is drawn before the transaction that uses it, so that a
 * storm does not cancel transactions on one row; a number whose transaction fails stays unused.
 */
export async function nextNumber(practice: string, prefix: string): Promise<string> {
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf(practice),
      Key: toItem({ pk: `counter#${prefix}`, sk: 'counter' }),
      UpdateExpression: 'ADD drawn :one',
      ExpressionAttributeValues: toItem({ ':one': 1 }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return `${prefix}-${first + Number(Attributes?.drawn?.N)}`;
}
