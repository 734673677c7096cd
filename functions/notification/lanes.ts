import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Claim } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, fromItem, readRow, tableOf, toItem } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import type { Lane } from './lane.ts';
import type { Channel } from './notification.ts';

const practice = 'notification';
const twelveHours = 12 * 3600;
const day = 24 * 3600;

/** A lane as it was read; `holder` makes sure that nobody else changed it since. */
export type Kept = Lane & { readonly key: string; readonly holder?: string | undefined };

/** The partition of what is known about one contact of one person: it counts, so that it may be updated in place. */
export const laneKey = (person: string, contact: string): string => `counter#lane#${person}#${contact}`;

/** What went to a contact lately. */
export async function readLane(key: string): Promise<Kept> {
  const row = await readRow(practice, key, 'lane');
  if (!row) return { key, sent: [] };
  const { holder, sent, flushAt } = row as unknown as Kept;
  return { key, holder, sent, ...(flushAt !== undefined && { flushAt }) };
}

/**
 * Writes a lane as it is to be, in one write: whoever does so has the right to what it lets go.
 *
 * @throws {Refusal} `claim-taken` when somebody else changed it since it was read
 */
export async function saveLane({ key, holder }: Kept, { sent, flushAt }: Lane, now: number): Promise<void> {
  const held = holder === undefined ? '' : ' OR holder = :held';
  const flush = flushAt === undefined ? ' REMOVE flushAt' : ', flushAt = :flushAt';
  const values = { ':new': randomUUID(), ':sent': sent, ':gone': now + twelveHours, ':now': now };
  const more = { ...(held && { ':held': holder }), ...(flushAt !== undefined && { ':flushAt': flushAt }) };
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: tableOf(practice),
        Key: toItem({ pk: key, sk: 'lane' }),
        UpdateExpression: `SET holder = :new, sent = :sent, expiresAt = :gone${flush}`,
        ConditionExpression: `attribute_not_exists(pk) OR expiresAt < :now${held}`,
        ExpressionAttributeValues: toItem({ ...values, ...more }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new Refusal('claim-taken', 'Somebody else is sending to this contact at this moment.');
  }
}

/** The lane as it is to be, as a claim of the transaction that does what changes it. */
export const laneClaim = ({ key, holder }: Kept, { sent, flushAt }: Lane, now: number): Claim => ({
  pk: key,
  sk: 'lane',
  values: { holder: randomUUID(), sent, flushAt },
  heldBy: holder,
  expiresAt: now + twelveHours,
});

/** A message that waits for the bundle of a contact, as a row of its own: a storm of them does not queue for one row. */
export const waitClaim = (key: string, id: string, at: string, now: number): Claim => ({
  pk: key,
  sk: `wait#${at}#${id}`,
  values: { waits: id, holder: id },
  heldBy: id,
  expiresAt: now + day,
});

/** Ids of what waited for a contact's bundle in the last three hours and a bit, the oldest first. */
export async function waitingFor(key: string, now: number): Promise<string[]> {
  const from = new Date((now - 4 * 3600) * 1000).toISOString();
  const found: string[] = [];
  let after: string | undefined = `wait#${from}`;
  do {
    const page: Awaited<ReturnType<typeof rowsBelow>> = await rowsBelow(practice, key, 'wait#', 500, after);
    found.push(...page.rows.map(({ waits }) => String(waits)));
    after = page.after;
  } while (after);
  return found;
}

const windowSeconds = 5;
const perSecond = () => Number(process.env.MAIL_PER_SECOND ?? 1);
const perWindow = (channel: Channel) => windowSeconds * (channel === 'email' ? perSecond() : 1);
const tries = 200;

async function draw(pk: string, sk: string, now: number, below?: number): Promise<number> {
  const { Attributes = {} } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf(practice),
      Key: toItem({ pk, sk }),
      UpdateExpression: 'ADD drawn :one SET expiresAt = :gone',
      ...(below !== undefined && { ConditionExpression: 'attribute_not_exists(drawn) OR drawn < :below' }),
      ExpressionAttributeValues: toItem({ ':one': 1, ':gone': now + day, ':below': below }),
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(fromItem(Attributes).drawn);
}

const slots = (channel: Channel) => `counter#slots#${channel}`;

/**
 * Takes the next free place of a channel that the whole desk shares: five messages in five seconds, as GoAlert does, or as many
 * mails as SES was asked for. Chats and webhooks go to many places and share none.
 *
 * @returns the epoch second at which the place is
 */
export async function takePlace(channel: Channel, now: number): Promise<number> {
  if (channel !== 'email' && channel !== 'sms') return now;
  const most = perWindow(channel);
  let window = Math.floor(now / windowSeconds);
  for (let attempt = 0; attempt < tries; attempt++) {
    const drawn = await draw(slots(channel), String(window), now);
    if (drawn <= most) break;
    // Those who drew before and found it full have gone on to the windows after it.
    window += Math.max(1, Math.floor((drawn - most - 1) / most));
  }
  return Math.max(now, window * windowSeconds);
}

/**
 * Takes a place on a channel now, if pages leave one: the last place of each window is theirs. It takes none of a later
 * window, so that ten thousand digests of one minute put no page off.
 */
export async function takeSpare(channel: Channel, now: number): Promise<boolean> {
  if (channel !== 'email' && channel !== 'sms') return true;
  try {
    await draw(slots(channel), String(Math.floor(now / windowSeconds)), now, perWindow(channel) - 1);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
