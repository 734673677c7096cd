import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, readRow, readRows, tableOf, toItem } from '../runtime/dynamo.ts';

const practice = 'people';
const sk = 'counter';
const pkOf = (person: string) => `counter#seen#${person}`;
const dayOf = (at: string) => at.slice(0, 10);
/** Whoever did not come for so many days may have left without a word. */
export const longDays = 30;

/**
 * Notes the day on which somebody came through the identity provider: one read each time, and one write a day. No event row:
 * it decides nothing, and nobody is told.
 */
export async function noteSeen(person: string, at: string): Promise<void> {
  const row = await readRow(practice, pkOf(person), sk);
  if (row && String(row.day) >= dayOf(at)) return;
  await dynamo.send(
    new UpdateItemCommand({
      TableName: tableOf(practice),
      Key: toItem({ pk: pkOf(person), sk }),
      UpdateExpression: 'SET #day = :day, #person = :person',
      ExpressionAttributeNames: { '#day': 'day', '#person': 'person' },
      ExpressionAttributeValues: toItem({ ':day': dayOf(at), ':person': person }),
    }),
  );
}

/** The day, as `2026-11-23`, on which somebody came last; undefined for who never did, and for accounts of the desk's own. */
export async function lastSeen(person: string): Promise<string | undefined> {
  const row = await readRow(practice, pkOf(person), sk);
  return row && String(row.day);
}

/** Who of these did not come for 30 days. Of whom no day is known nothing is said. */
export async function longUnseen(people: readonly string[], at: string): Promise<Set<string>> {
  const limit = dayOf(new Date(Date.parse(at) - longDays * 86_400_000).toISOString());
  const rows = await readRows(
    practice,
    [...new Set(people)].map((person) => ({ pk: pkOf(person), sk })),
  );
  return new Set(rows.filter(({ day }) => String(day) < limit).map(({ person }) => String(person)));
}
