import { woundBy } from '../record/clocks.ts';
import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { reaction } from '../runtime/reaction.ts';
import { wind } from '../runtime/winding.ts';

/** Winds the clocks that an event of a vulnerability set: what they are wound for stands in its row, and not on the bus. */
export const handler = reaction(async (heard, now) => {
  const row = await readRow('security', `vulnerability#${heard.id}`, eventKey(heard.version));
  if (!row) return;
  for (const [name, due] of Object.entries(woundBy(row as unknown as EventRow)))
    await wind({ kind: 'vulnerability', name, due, heard, discreet: true }, now);
});
