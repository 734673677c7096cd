import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { escalations } from './keep.ts';
import { startFor } from './starting.ts';

const by = system('on-incident-opened');

/** An incident waits for somebody: if its priority pages, its escalation starts, once for each time it was opened. */
export const handler = reaction(async ({ id, type, next }, now) => {
  // One that waited for support hours says by itself that they have begun.
  const about = type === 'escalation.raised' ? (await escalations.find(id))?.incident : id;
  const incident = about === undefined ? undefined : await findIncident(about);
  if (incident?.state === 'open') await startFor(incident, by, now, next);
});
