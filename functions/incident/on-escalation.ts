import { system } from '../kernel/actor.ts';
import { findEscalation } from '../on-call/read.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { exhaust } from './paging.ts';

const by = system('on-escalation');

/**
 * Nobody answered at any level: the incident says so, unless somebody took it meanwhile. An event that comes late, when it
 * was reopened since, says nothing of the run that is paging now.
 */
export const handler = reaction(async (heard, now) => {
  const escalation = await findEscalation(heard.id);
  if (escalation?.state !== 'exhausted') return;
  const incident = await incidents.find(escalation.incident);
  if (incident?.state !== 'open' || incident.run !== escalation.run) return;
  if (incident.escalation === 'exhausted') return;
  await incidents.save(exhaust(incident, by, now), { depth: heard.next });
});
