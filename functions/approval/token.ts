import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { queuePartitions } from '../record/index-keys.ts';
import { dynamo, fromItem, tableOf, toItem } from '../runtime/dynamo.ts';
import { queryIndex } from '../runtime/listing.ts';

/** Where a round stands, as its machine is told: by the state, and by the step whose turn it is while it is pending. */
export type Standing = { readonly state: string; readonly step: number };

/** The row on which the token of a waiting machine and where its round stands meet. No event row: nobody is told. */
export type Meeting = Partial<Standing> & {
  readonly token?: string;
  /** How far the task was that left the token: its step, and how many deadlines of it had passed. */
  readonly turn?: number;
  /** How often the machine had to be started anew. */
  readonly restarts?: number;
};

// An execution lives for at most a year; a fortnight more than that and nobody can wait for this row.
const kept = 380 * 24 * 3600;
const [waiting = ''] = queuePartitions('approval-token', 'all');
const farthest = 10;

/** A number that grows with every step and every deadline. */
export const turnOf = (step: number, lapse: number): number => step * farthest + lapse;
export const stepOfTurn = (turn: number): number => Math.floor(turn / farthest);

// A partition of its own kind, so that the template can allow updates here and nowhere else.
const keyOf = (approval: string) => toItem({ pk: `token#${approval}`, sk: 'token' });

async function update(approval: string, change: string, values: object, now: string, condition?: string) {
  const expiresAt = Math.floor(Date.parse(now) / 1000) + kept;
  const named = `${change} ${condition ?? ''}`.match(/#\w+/g) ?? [];
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('approval'),
      Key: keyOf(approval),
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
 * Leaves the token of a task that waits, in the index of those that wait. Whoever comes second to this row sends: if where the round
 * stands is in the answer and says that nothing is to be waited for, this one. Undefined when a later task has left its token already.
 */
export async function leaveToken(
  approval: string,
  turn: number,
  token: string,
  now: string,
): Promise<Meeting | undefined> {
  const set =
    'SET #token = :token, #turn = :turn, #openPk = :waiting, #openSk = :id, #id = :id, #expiresAt = :expiresAt';
  const values = { ':token': token, ':turn': turn, ':waiting': waiting, ':id': approval };
  try {
    return await update(approval, set, values, now, 'attribute_not_exists(#turn) OR #turn <= :turn');
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Leaves where the round stands. If the token of an earlier step is in the answer, this one sends. */
export const leaveStanding = (approval: string, { state, step }: Standing, now: string): Promise<Meeting> =>
  update(
    approval,
    'SET #state = :state, #step = :step, #expiresAt = :expiresAt',
    { ':state': state, ':step': step },
    now,
  );

/** The machine was told how the round ended: nobody waits here any more. */
export const forgetToken = (approval: string, now: string): Promise<Meeting> =>
  update(approval, 'SET #expiresAt = :expiresAt REMOVE #openPk, #openSk', {}, now);

/** Notes that the machine is started anew for the `restarts`-th time. */
export const noteRestart = (approval: string, restarts: number, now: string): Promise<Meeting> =>
  update(approval, 'SET #restarts = :restarts, #expiresAt = :expiresAt', { ':restarts': restarts }, now);

/** What is on the row now. */
export async function meetingOf(approval: string): Promise<Meeting> {
  const input = { TableName: tableOf('approval'), Key: keyOf(approval), ConsistentRead: true };
  const { Item } = await dynamo.send(new GetItemCommand(input));
  return Item ? (fromItem(Item) as Meeting) : {};
}

const page = 100;

/** The rounds for whose machine a token waits. */
export async function waitingTokens(): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const rows = await queryIndex({
      practice: 'approval',
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
