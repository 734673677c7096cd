import { createHmac } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, tableOf, toItem } from './dynamo.ts';
import { keysFor } from './secret.ts';

const hour = 3_600;

/** Counts one more of a name in this hour; the counter goes by itself when the next hour is over. @returns how many there are now */
export async function countInHour(practice: string, name: string, now: string): Promise<number> {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const turn = Math.floor(seconds / hour);
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf(practice),
      Key: toItem({ pk: `counter#${name}#${turn}`, sk: 'counter' }),
      UpdateExpression: 'ADD drawn :one SET expiresAt = :gone',
      ExpressionAttributeValues: toItem({ ':one': 1, ':gone': (turn + 2) * hour }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.drawn?.N);
}

/** A text under a key of the desk: whoever it names stands nowhere by name, and is the same each time. */
export async function hidden(purpose: string, text: string): Promise<string> {
  const [key] = await keysFor(purpose);
  return createHmac('sha256', key as Buffer)
    .update(text.toLowerCase())
    .digest('hex')
    .slice(0, 32);
}

/** The network of an IP address: an IPv6 customer has a whole /64, so that counts as one address. */
export const networkOf = (ip: string): string =>
  ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip;

/** A refusal with the seconds until the next hour begins. */
export function tooMany(detail: string, now: string): Refusal {
  const left = hour - (Math.floor(Date.parse(now) / 1000) % hour);
  return new Refusal('too-many', detail, { retryAfter: left });
}
