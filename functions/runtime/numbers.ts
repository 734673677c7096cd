import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, readRow, tableOf, toItem } from './dynamo.ts';

const first = 1000;

/**
 * Draws the next number of a practice, e.g. `INC-1042`. It is drawn before the transaction that uses it, so that a
 * storm does not cancel transactions on one row; a number whose transaction fails stays unused.
 */
export async function nextNumber(practice: string, prefix: string): Promise<string> {
  return `${prefix}-${first + (await nextTurn(practice, prefix))}`;
}

/** Counts one up, for ever, and says how far it is: from 1, whoever asks. */
export async function nextTurn(practice: string, name: string): Promise<number> {
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf(practice),
      Key: toItem({ pk: `counter#${name}`, sk: 'counter' }),
      UpdateExpression: 'ADD drawn :one',
      ExpressionAttributeValues: toItem({ ':one': 1 }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.drawn?.N);
}

/** The latest numbers that were drawn, the newest first; a number may have stayed unused. */
export async function latestNumbers(practice: string, prefix: string, count: number): Promise<string[]> {
  const drawn = Number((await readRow(practice, `counter#${prefix}`, 'counter'))?.drawn ?? 0);
  const length = Math.min(count, drawn);
  return Array.from({ length }, (_, index) => `${prefix}-${first + drawn - index}`);
}
