import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { follow, start } from './machine.ts';

/** A playbook was put to work, or came a step further: its machine is started, and is told of what it waits for. */
export const handler = reaction(async ({ id }, now) => {
  const incident = await incidents.find(id);
  if (!incident?.run) return;
  if (incident.run.state === 'running') await start(incident);
  await follow(incident, now);
});
