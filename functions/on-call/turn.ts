import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, tableOf, toItem } from '../runtime/dynamo.ts';

/**
 * Draws the next turn of a policy's level, from 0. It is drawn before the page is recorded, so that two incidents at once
 * page two people; a page that is tried again may pass somebody over.
 */
export async function nextTurn(policy: string, level: number): Promise<number> {
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('on-call'),
      Key: toItem({ pk: `counter#turn#${policy}#${level}`, sk: 'counter' }),
      UpdateExpression: 'ADD drawn :one',
      ExpressionAttributeValues: toItem({ ':one': 1 }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.drawn?.N ?? 1) - 1;
}
