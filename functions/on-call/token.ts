import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, tableOf, toItem } from '../runtime/dynamo.ts';
import type { Outcome } from './escalation.ts';

/** The row on which the token of a waiting task and the outcome of the escalation meet. No event row: nobody is told. */
export type Meeting = {
  readonly token?: string;
  readonly level?: number;
  readonly outcome?: Outcome;
  /** How often the machine had to be started anew. */
  readonly restarts?: number;
};

// An execution lives for at most a year; a fortnight more than that and nobody can wait for this row.
const kept = 380 * 24 * 3600;

// A partition of its own kind, so that the template can allow updates here and nowhere else.
const keyOf = (escalation: string) => toItem({ pk: `token#${escalation}`, sk: 'token' });

async function update(escalation: string, set: string, values: object, now: string, condition?: string) {
  const expiresAt = Math.floor(Date.parse(now) / 1000) + kept;
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('on-call'),
      Key: keyOf(escalation),
      UpdateExpression: `SET ${set}, expiresAt = :expiresAt`,
      ...(condition && { ConditionExpression: condition }),
      ExpressionAttributeNames: Object.fromEntries(
        [...new Set(`${set} ${condition}`.match(/#\w+/g))].map((name) => [name, name.slice(1)]),
      ),
      ExpressionAttributeValues: toItem({ ...values, ':expiresAt': expiresAt }),
      ReturnValues: 'ALL_NEW',
    }),
  );
  return fromItem(Attributes ?? {}) as Meeting;
}

/**
 * Leaves the token of a task that waits. Whoever comes second to this row sends: if the outcome is in the answer, this one.
 * Undefined when a later level has left its token already, so that a call that was held up cannot take its place.
 */
export async function leaveToken(
  escalation: string,
  level: number,
  token: string,
  now: string,
): Promise<Meeting | undefined> {
  const values = { ':token': token, ':level': level };
  const notLater = 'attribute_not_exists(#level) OR #level <= :level';
  try {
    return await update(escalation, '#token = :token, #level = :level', values, now, notLater);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Leaves the outcome, unless there is one already. If a token is in the answer, this one sends. */
export const leaveOutcome = (escalation: string, outcome: Outcome, now: string): Promise<Meeting> =>
  update(escalation, '#outcome = if_not_exists(#outcome, :outcome)', { ':outcome': outcome }, now);

/** Notes that the machine is started anew for the `restarts`-th time: it begins with the first level again. */
export const noteRestart = (escalation: string, restarts: number, now: string): Promise<Meeting> =>
  update(escalation, '#restarts = :restarts, #level = :first', { ':restarts': restarts, ':first': 0 }, now);

/** What is on the row now. */
export async function meetingOf(escalation: string): Promise<Meeting> {
  const input = { TableName: tableOf('on-call'), Key: keyOf(escalation), ConsistentRead: true };
  const { Item } = await dynamo.send(new GetItemCommand(input));
  return Item ? (fromItem(Item) as Meeting) : {};
}
