import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { dynamo, tableOf, toItem } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import { packed } from '../runtime/packed.ts';
import { Leaf } from './leaf.ts';

const Noted = z.object({ leaves: z.string() });
const mark = 'batch#';
const partition = (day: string) => `leaves#${day}`;
/** Seconds for which a day's notes are kept: an anchor made long after an outage still finds them. */
const kept = 60 * 86_400;

/**
 * Notes the event rows that were written, for the anchor of the day on which they are noted. The same batch noted again replaces
 * itself; a part of it noted again stands twice, and counts once.
 *
 * @param batch names the batch, the same each time it comes
 */
export async function note(day: string, batch: string, leaves: readonly Leaf[]): Promise<void> {
  const { leaves: text } = packed({ leaves: JSON.stringify(leaves) });
  await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf('audit'),
      Key: toItem({ pk: partition(day), sk: `${mark}${batch}` }),
      UpdateExpression: 'SET leaves = :leaves, expiresAt = :gone',
      ExpressionAttributeValues: toItem({ ':leaves': text, ':gone': Date.parse(day) / 1000 + kept }),
    }),
  );
}

/** Every leaf that was noted on a day, in no order. */
export async function notedOn(day: string): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  let after: string | undefined;
  do {
    const page = await rowsBelow('audit', partition(day), mark, 100, after);
    for (const row of page.rows) leaves.push(...z.array(Leaf).parse(JSON.parse(Noted.parse(row).leaves)));
    after = page.after;
  } while (after);
  return leaves;
}

/** Whether anything was noted on a day. */
export async function isNoted(day: string): Promise<boolean> {
  const { rows } = await rowsBelow('audit', partition(day), mark, 1);
  return rows.length > 0;
}
