import { createHmac } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, tableOf, toItem } from '../runtime/dynamo.ts';
import { keysFor } from '../runtime/secret.ts';
import type { PublicForm } from './item-content.ts';

const hour = 3_600;

/** How many an hour where a form says nothing: from one IP address, for one mail address, of one form. */
const usual = { perAddress: 20, perPerson: 5, inAll: 500 } as const;
/** Of all forms of the desk together. */
const ofAll = 2_000;

/** Counts one more in this hour; the counter goes by itself when the next one is over. */
async function count(name: string, now: string): Promise<number> {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const turn = Math.floor(seconds / hour);
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('request'),
      Key: toItem({ pk: `counter#form#${name}#${turn}`, sk: 'counter' }),
      UpdateExpression: 'ADD drawn :one SET expiresAt = :gone',
      ExpressionAttributeValues: toItem({ ':one': 1, ':gone': (turn + 2) * hour }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.drawn?.N);
}

/** Whoever wrote stands in no counter by name. */
async function hidden(text: string): Promise<string> {
  const [key] = await keysFor('form-limit');
  return createHmac('sha256', key as Buffer)
    .update(text.toLowerCase())
    .digest('hex')
    .slice(0, 32);
}

/** An IPv6 customer has a whole /64, so that counts as one address. */
const networkOf = (ip: string): string => (ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip);

const tooMany = (detail: string, now: string) => {
  const left = hour - (Math.floor(Date.parse(now) / 1000) % hour);
  return new Refusal('too-many', detail, { retryAfter: left });
};

/**
 * Counts what comes through a form without a login, and refuses what is too much. What cannot be counted is not taken: an error here
 * reaches the caller.
 *
 * @throws {Refusal} `too-many`, with the seconds to wait
 */
export async function demandRoom(
  form: string,
  { limits }: PublicForm,
  from: { readonly ip: string; readonly email: string },
  now: string,
): Promise<void> {
  const most = { ...usual, ...limits };
  const [ip, email] = await Promise.all([hidden(networkOf(from.ip)), hidden(from.email)]);
  if ((await count(`ip#${ip}`, now)) > most.perAddress)
    throw tooMany('Too much came from your network. Try again in an hour.', now);
  if ((await count(`mail#${email}`, now)) > most.perPerson)
    throw tooMany('Too much came for this mail address. Try again in an hour.', now);
  if ((await count(`of#${form}`, now)) > most.inAll || (await count('all', now)) > ofAll)
    throw tooMany('Too many forms are being sent. Try again in an hour.', now);
}
