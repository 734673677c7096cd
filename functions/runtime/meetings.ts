import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { queuePartitions } from '../record/index-keys.ts';
import { dynamo, fromItem, tableOf, toItem } from './dynamo.ts';
import { queryIndex } from './listing.ts';

/** The row on which the token of a waiting machine and where its record stands meet. No event row: nobody is told. */
export type Meeting<Standing extends object> = Partial<Standing> & {
  readonly token?: string;
  /** How far the record was when the machine began to wait. */
  readonly turn?: number;
  /** How often the machine had to be started anew. */
  readonly restarts?: number;
};

// An execution lives for at most a year; a fortnight more than that and nobody can wait for this row.
const kept = 380 * 24 * 3600;
const page = 100;

// A partition of its own kind, so that the template can allow updates here and nowhere else.
const keyOf = (run: string) => toItem({ pk: `token#${run}`, sk: 'token' });

/**
 * Where the machines of a practice and what they wait for meet, whichever of them comes first. Whoever comes second to a row
 * sees both sides in the answer, and sends.
 *
 * @param practice whose table holds the rows, and whose `open` index holds those that wait
 * @param kind of the machine, e.g. `approval`
 */
export function meetings<Standing extends object>(practice: string, kind: string) {
  const [waiting = ''] = queuePartitions(`${kind}-token`, 'all');
  type Met = Meeting<Standing>;

  async function update(
    run: string,
    change: string,
    values: Readonly<Record<string, unknown>>,
    now: string,
    condition?: string,
  ): Promise<Met> {
    const expiresAt = Math.floor(Date.parse(now) / 1000) + kept;
    const named = `${change} ${condition ?? ''}`.match(/#\w+/g) ?? [];
    const { Attributes } = await dynamo.send(
      new UpdateItemCommand({
        TableName: tableOf(practice),
        Key: keyOf(run),
        UpdateExpression: change,
        ...(condition && { ConditionExpression: condition }),
        ExpressionAttributeNames: Object.fromEntries(
          [...new Set(named)].map((name) => [name, name.slice(1)]),
        ),
        ExpressionAttributeValues: toItem({ ...values, ':expiresAt': expiresAt }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return fromItem(Attributes ?? {}) as Met;
  }

  return {
    /**
     * Leaves the token of a machine that waits from a certain turn on: a number that grows as its record goes on. Undefined when a
     * later wait has left its token already.
     */
    async leaveToken(run: string, turn: number, token: string, now: string): Promise<Met | undefined> {
      const set =
        'SET #token = :token, #turn = :turn, #openPk = :waiting, #openSk = :id, #id = :id, #expiresAt = :expiresAt';
      const values = { ':token': token, ':turn': turn, ':waiting': waiting, ':id': run };
      try {
        return await update(run, set, values, now, 'attribute_not_exists(#turn) OR #turn <= :turn');
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    /** Leaves where the record stands. If a token that waited from earlier on is in the answer, this one sends. */
    leaveStanding(run: string, standing: Standing, now: string): Promise<Met> {
      const names = Object.keys(standing);
      const set = [...names, 'expiresAt'].map((name) => `#${name} = :${name}`).join(', ');
      const values = Object.fromEntries(Object.entries(standing).map(([name, value]) => [`:${name}`, value]));
      return update(run, `SET ${set}`, values, now);
    },

    /** The machine was told that all is over: nobody waits here any more. */
    forgetToken: (run: string, now: string): Promise<Met> =>
      update(run, 'SET #expiresAt = :expiresAt REMOVE #openPk, #openSk', {}, now),

    /** Notes that the machine is started anew for the `restarts`-th time. */
    noteRestart: (run: string, restarts: number, now: string): Promise<Met> =>
      update(run, 'SET #restarts = :restarts, #expiresAt = :expiresAt', { ':restarts': restarts }, now),

    /** What is on the row now. */
    async meetingOf(run: string): Promise<Met> {
      const input = { TableName: tableOf(practice), Key: keyOf(run), ConsistentRead: true };
      const { Item } = await dynamo.send(new GetItemCommand(input));
      return (Item ? fromItem(Item) : {}) as Met;
    },

    /** The runs for whose machine a token waits. */
    async waitingTokens(): Promise<string[]> {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const rows = await queryIndex({ practice, index: 'open', partition: waiting, limit: page, after });
        found.push(...rows.map(({ id }) => String(id)));
        after = rows.length === page ? String(rows.at(-1)?.openSk) : undefined;
      } while (after);
      return found;
    },
  };
}
