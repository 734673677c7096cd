import { alertOfHealthEvent, findHealthEvent } from '../monitoring/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { reaction } from '../runtime/reaction.ts';
import { slotOf } from './alarm.ts';
import { spread } from './spreading.ts';

/** AWS Health said more of an event: the incident of it says what is affected. Whoever opens that incident later does it then. */
export const handler = reaction(async ({ id, next }, now) => {
  const event = await findHealthEvent(id);
  const alert = event?.category === 'issue' ? await alertOfHealthEvent(event) : undefined;
  if (alert === undefined) return;
  const { pk, sk } = slotOf(alert);
  const row = await readRow('incident', pk, sk);
  if (row) await spread(String(row.holder), id, now, next);
});
