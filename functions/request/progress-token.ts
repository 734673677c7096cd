import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { queuePartitions } from '../record/index-keys.ts';
import { dynamo, fromItem, tableOf, toItem } from '../runtime/dynamo.ts';
import { queryIndex } from '../runtime/listing.ts';

/** How far a request has come, as its machine is told: by its state, and by a count that every step and task moves. */
export type Standing = { readonly state: string; readonly progress: number };

/** The row on which the token of a waiting machine and how far its request has come meet. No event row: nobody is told. */
export type Meeting = Partial<Standing> & {
  readonly token?: string;
  /** How far the request was when the machine began to wait. */
  readonly seen?: number;
  readonly restarts?: number;
};

// An execution lives for at most a year; a fortnight more than that and nobody can wait for this row.
const kept = 380 * 24 * 3600;
const [waiting = ''] = queuePartitions('request-token', 'all');

// A partition of its own kind, so that the template can allow updates here and nowhere else.
const keyOf = (run: string) => toItem({ pk: `token#${run}`, sk: 'token' });

async function update(
  run: string,
  change: string,
  values: object,
  now: string,
  condition?: string,
): Promise<Meeting> {
  const expiresAt = Math.floor(Date.parse(now) / 1000) + kept;
  const named = `${change} ${condition ?? ''}`.match(/#\w+/g) ?? [];
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('request'),
      Key: keyOf(run),
      UpdateExpression: change,
      ...(condition && { ConditionExpression: condition }),
      ExpressionAttributeNames: Object.fromEntries([...new Set(named)].map((name) => [name, name.slice(1)])),
      ExpressionAttributeValues: toItem({ ...values, ':expiresAt': expiresAt }),
      ReturnValues: 'ALL_NEW',
    }),
  );
  return fromItem(Attributes ?? {}) as Meeting;
}

/**
 * Leaves the token of a machine that waits from a certain progress on. Whoever comes second to this row sends: if the request has
 * come further in the answer, this one. Undefined when a later wait has left its token already.
 *
 * @param run name of the fulfilment, e.g. `REQ-1001-1`
 */
export async function leaveToken(
  run: string,
  seen: number,
  token: string,
  now: string,
): Promise<Meeting | undefined> {
  const set =
    'SET #token = :token, #seen = :seen, #openPk = :waiting, #openSk = :id, #id = :id, #expiresAt = :expiresAt';
  const values = { ':token': token, ':seen': seen, ':waiting': waiting, ':id': run };
  try {
    return await update(run, set, values, now, 'attribute_not_exists(#seen) OR #seen <= :seen');
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Leaves how far the request has come. If a token that waited from earlier on is in the answer, this one sends. */
export const leaveStanding = (run: string, { state, progress }: Standing, now: string): Promise<Meeting> =>
  update(
    run,
    'SET #state = :state, #progress = :progress, #expiresAt = :expiresAt',
    { ':state': state, ':progress': progress },
    now,
  );

/** The machine was told that all is over: nobody waits here any more. */
export const forgetToken = (run: string, now: string): Promise<Meeting> =>
  update(run, 'SET #expiresAt = :expiresAt REMOVE #openPk, #openSk', {}, now);

/** Notes that the machine is started anew for the `restarts`-th time. */
export const noteRestart = (run: string, restarts: number, now: string): Promise<Meeting> =>
  update(run, 'SET #restarts = :restarts, #expiresAt = :expiresAt', { ':restarts': restarts }, now);

/** What is on the row now. */
export async function meetingOf(run: string): Promise<Meeting> {
  const input = { TableName: tableOf('request'), Key: keyOf(run), ConsistentRead: true };
  const { Item } = await dynamo.send(new GetItemCommand(input));
  return Item ? (fromItem(Item) as Meeting) : {};
}

const page = 100;

/** The fulfilments for whose machine a token waits. */
export async function waitingTokens(): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const rows = await queryIndex({
      practice: 'request',
      index: 'open',
      partition: waiting,
      limit: page,
      after,
    });
    found.push(...rows.map(({ id }) => String(id)));
    after = rows.length === page ? String(rows.at(-1)?.openSk) : undefined;
  } while (after);
  return found;
}
