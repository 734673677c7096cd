import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, readRow, tableOf, toItem } from '../runtime/dynamo.ts';

const keyOf = (id: string) => ({ pk: `counter#beat#${id}`, sk: 'counter' });

/** What is counted of a monitor's beats beside its record, so that a beat costs one small write. */
type Beats = { readonly lastAt?: string; readonly watched?: number };

const asBeats = (row: Record<string, unknown> | undefined): Beats => ({
  ...(typeof row?.lastAt === 'string' && { lastAt: row.lastAt }),
  ...(typeof row?.watched === 'number' && { watched: row.watched }),
});

async function update(id: string, UpdateExpression: string, values: object): Promise<Beats> {
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('monitoring'),
      Key: toItem(keyOf(id)),
      UpdateExpression,
      ExpressionAttributeValues: toItem(values),
      ReturnValues: 'ALL_NEW',
    }),
  );
  return asBeats(fromItem(Attributes ?? {}));
}

/** Counts a beat. @returns whether its record knows that it beats: if not, somebody has to tell it */
export async function noteBeat(id: string, at: string): Promise<boolean> {
  const { watched } = await update(id, 'SET lastAt = :at ADD beats :one', { ':at': at, ':one': 1 });
  return watched === 1;
}

/** Remembers whether each beat is awaited, or the next one is news. */
export const setWatched = (id: string, watched: boolean): Promise<Beats> =>
  update(id, 'SET watched = :watched', { ':watched': watched ? 1 : 0 });

/** The newest beat; undefined when there was none. */
export async function lastBeat(id: string): Promise<string | undefined> {
  const { pk, sk } = keyOf(id);
  return asBeats(await readRow('monitoring', pk, sk)).lastAt;
}
