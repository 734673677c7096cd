import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRows } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import type { Incident } from './incident.ts';

/** A page of updates with their words, which stand in the events alone. */
export async function updatesOf({ id }: Pick<Incident, 'id'>, limit: number, after?: string) {
  const pk = `incident#${id}`;
  const { rows, after: next } = await rowsBelow('incident', pk, 'update#', limit, after, true);
  const events = (await readRows(
    'incident',
    rows.map(({ version }) => ({ pk, sk: eventKey(Number(version)) })),
  )) as unknown as EventRow[];
  const words = new Map(events.map(({ version, said }) => [version, said?.words.text]));
  const items = rows.map(({ version, at, by, status, nextUpdateAt }) => {
    const text = words.get(Number(version));
    return { version, at, by, status, nextUpdateAt, ...(typeof text === 'string' && { text }) };
  });
  return { items, next };
}
