import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamo, tableOf, toItem } from '../runtime/dynamo.ts';
import { packed } from '../runtime/packed.ts';
import { type Pen, redacted } from './masking.ts';

type Row = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** What leads from an address, an account or a subject to somebody. */
const doors: readonly string[] = ['email', 'login', 'identity'];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What is to become of a row that is no record and no event: it goes, some of it changes, or nothing does. */
export function judged(row: Row, pen: Pen): 'goes' | Readonly<Record<string, unknown>> | undefined {
  const { pk, sk, ...values } = row;
  if (doors.includes(sk) && values.holder === pen.subject.id) return 'goes';
  if (pen.blot(pk) !== pk || pen.blot(sk) !== sk) return 'goes';
  const next = redacted(values, pen) as Record<string, unknown>;
  const changed = Object.entries(next).filter(([name, value]) => !same(value, values[name]));
  const gone = Object.keys(values).filter((name) => !(name in next));
  if (gone.length) return 'goes';
  return changed.length ? Object.fromEntries(changed) : undefined;
}

/** The attributes as an update; names and values travel as placeholders. */
function update(row: Row, changes: Readonly<Record<string, unknown>>) {
  const names = Object.keys(changes);
  const old = packed(Object.fromEntries(names.map((name) => [name, row[name]])));
  const next = packed(changes);
  return {
    UpdateExpression: `SET ${names.map((_, i) => `#n${i} = :n${i}`).join(', ')}`,
    ConditionExpression: names.map((_, i) => `#n${i} = :o${i}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
    ExpressionAttributeValues: toItem(
      Object.fromEntries(
        names.flatMap((name, i) => [
          [`:n${i}`, next[name]],
          [`:o${i}`, old[name]],
        ]),
      ),
    ),
  };
}

/**
 * Takes somebody out of a row that no chain covers: claims, counters, answers that wait for a repetition.
 *
 * @param before is told that there is something to do, before it is done
 * @returns whether anything was to be done; what changed meanwhile is found the next time
 */
export async function eraseRow(
  practice: string,
  row: Row,
  pen: Pen,
  before: () => Promise<void>,
): Promise<boolean> {
  const outcome = judged(row, pen);
  if (!outcome) return false;
  await before();
  const input = { TableName: tableOf(practice), Key: toItem({ pk: row.pk, sk: row.sk }) };
  try {
    await dynamo.send(
      outcome === 'goes'
        ? new DeleteItemCommand(input)
        : new UpdateItemCommand({ ...input, ...update(row, outcome) }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  return true;
}
