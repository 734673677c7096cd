import { findIncident } from '../incident/read.ts';
import { reaction } from '../runtime/reaction.ts';
import { pages } from './applying-policy.ts';
import { start } from './machine.ts';

/** An incident waits for somebody: if its priority pages, its escalation starts, once for each time it was opened. */
export const handler = reaction(async ({ id }) => {
  const incident = await findIncident(id);
  if (incident?.state === 'open' && (await pages(incident))) await start(incident.id, incident.run);
});
