import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, readRow, tableOf, toItem } from '../runtime/dynamo.ts';

const length = 5 * 60_000;

/** The five minutes that a moment is in, as a number that grows. */
export const windowAt = (now: string): number => Math.floor(Date.parse(now) / length);

/** When the five minutes with this number begin. */
export const windowStart = (window: number): string => new Date(window * length).toISOString();

// A try in vain costs a write as well: who has not counted in this window yet is most likely the first one.
const counting = new Map<string, number>();
const mostCounting = 5_000;

const keyOf = (name: string) => ({ pk: `counter#${name}`, sk: 'counter' });

async function update(name: string, input: object): Promise<number | undefined> {
  const command = { TableName: tableOf('monitoring'), Key: toItem(keyOf(name)), ReturnValues: 'ALL_NEW' };
  try {
    const { Attributes } = await dynamo.send(
      new UpdateItemCommand({ ...command, ...input } as ConstructorParameters<typeof UpdateItemCommand>[0]),
    );
    return Number(fromItem(Attributes ?? {}).counted);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/**
 * Counts one more in the five minutes that it is now, and remembers when that was.
 *
 * @returns how many that makes in these five minutes
 */
export async function count(name: string, now: string): Promise<number> {
  const window = windowAt(now);
  const ExpressionAttributeNames = { '#window': 'window' };
  const more = {
    UpdateExpression: 'ADD counted :one SET lastAt = :now',
    ConditionExpression: '#window = :window',
    ExpressionAttributeNames,
    ExpressionAttributeValues: toItem({ ':one': 1, ':now': now, ':window': window }),
  };
  const first = {
    ...more,
    UpdateExpression: 'SET #window = :window, counted = :one, lastAt = :now',
    ConditionExpression: 'attribute_not_exists(#window) OR #window < :window',
  };
  // A clock that is behind ours counts into the newer window.
  const newer = {
    UpdateExpression: 'ADD counted :one',
    ConditionExpression: '#window > :window',
    ExpressionAttributeNames,
    ExpressionAttributeValues: toItem({ ':one': 1, ':window': window }),
  };
  const order = counting.get(name) === window ? [more, first, newer] : [first, more, newer];
  for (;;) {
    for (const ask of order) {
      const counted = await update(name, ask);
      if (counted === undefined) continue;
      if (counting.size >= mostCounting) counting.clear();
      counting.set(name, window);
      return counted;
    }
  }
}

/** What was counted in the five minutes with this number; undefined when nothing was, or when later ones are counted there now. */
export async function countedIn(
  name: string,
  window: number,
): Promise<{ readonly counted: number; readonly lastAt: string } | undefined> {
  const { pk, sk } = keyOf(name);
  const row = await readRow('monitoring', pk, sk);
  return row?.window === window ? { counted: Number(row.counted), lastAt: String(row.lastAt) } : undefined;
}

/** When something was counted last; undefined when it never was. */
export async function lastCounted(name: string): Promise<string | undefined> {
  const { pk, sk } = keyOf(name);
  const row = await readRow('monitoring', pk, sk);
  return typeof row?.lastAt === 'string' ? row.lastAt : undefined;
}
