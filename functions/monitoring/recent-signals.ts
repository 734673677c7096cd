import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, fromItem, tableOf, toItem } from '../runtime/dynamo.ts';
import { queryIndex, type Row } from '../runtime/listing.ts';
import { alerts } from './keep.ts';
import type { Past } from './replay.ts';
import { signalDay } from './unheard-of.ts';

const page = 100;
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const received = (row: Row) => String(row.personSk).slice(0, 24);

/** Index rows of the signals that were received since a moment, the newest first, and whether there were more. */
async function rowsSince(since: string, now: string, most: number): Promise<{ rows: Row[]; more: boolean }> {
  const rows: Row[] = [];
  for (let day = now.slice(0, 10); day >= since.slice(0, 10); day = dayBefore(day)) {
    let after: string | undefined;
    do {
      const scan = { practice: 'monitoring', index: 'person' as const, partition: signalDay(day), after };
      const found = await queryIndex({ ...scan, limit: page, descending: true });
      rows.push(...found.filter((row) => received(row) >= since));
      after = found.length === page ? String(found.at(-1)?.personSk) : undefined;
    } while (after && after >= since && rows.length <= most);
    if (rows.length > most) return { rows: rows.slice(0, most), more: true };
  }
  return { rows, more: false };
}

type Key = { readonly pk: string; readonly sk: string };

/** What was said, without the messages themselves, which may be large. */
async function withoutRaw(keys: readonly Key[]): Promise<Row[]> {
  const table = tableOf('monitoring');
  const rows: Row[] = [];
  let Keys: ReturnType<typeof toItem>[] | undefined = keys.map(toItem);
  while (Keys?.length) {
    const names = { '#at': 'at', '#state': 'state', '#reason': 'reason' };
    const ProjectionExpression = 'pk, #at, #state, #reason, severity, known, own';
    const RequestItems = { [table]: { Keys, ProjectionExpression, ExpressionAttributeNames: names } };
    const answer = await dynamo.send(new BatchGetItemCommand({ RequestItems }));
    rows.push(...(answer.Responses?.[table] ?? []).map(fromItem));
    Keys = answer.UnprocessedKeys?.[table]?.Keys as typeof Keys;
  }
  return rows;
}

/**
 * The signals that were received since a moment, with the alerts that they are of; the newest ones when there are more than
 * `most`, and since when they are all there.
 */
export async function recentSignals(since: string, now: string, most: number) {
  const { rows, more } = await rowsSince(since, now, most);
  const keys = rows.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const parts = Array.from({ length: Math.ceil(keys.length / page) }, (_, i) =>
    keys.slice(i * page, (i + 1) * page),
  );
  const said = (await Promise.all(parts.map(withoutRaw))).flat();
  const idOf = ({ pk }: Row) => String(pk).slice('alert#'.length);
  const found = new Map((await alerts.all([...new Set(said.map(idOf))])).map((alert) => [alert.id, alert]));
  const past = said.flatMap((row): Past[] => {
    const alert = found.get(idOf(row));
    return alert ? [{ ...(row as unknown as Omit<Past, 'alert'>), alert }] : [];
  });
  return { past, more, since: more ? received(rows.at(-1) ?? {}) : since };
}
