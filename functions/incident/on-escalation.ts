import { system } from '../kernel/actor.ts';
import { findEscalation } from '../on-call/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { type Heard, onceFor, reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { escalated, exhaust, lapse, takenPart } from './paging.ts';

const by = system('on-escalation');

/**
 * What came of an escalation, on its incident: that nobody answered at any level, that somebody wanted the next one or takes
 * part, or that an acknowledgement lapsed. An event that comes late, when the incident was taken or reopened since, says nothing of the run
 * that is paging now.
 */
async function follow(heard: Heard, now: string): Promise<void> {
  const { id, type, next, by: who, at, changed } = heard;
  const escalation = await findEscalation(id);
  const incident = escalation && (await incidents.find(escalation.incident));
  if (!incident || incident.run !== escalation.run) return;
  const saving = { depth: next };
  if (type === 'escalation.advanced' || type === 'escalation.joined') {
    const once = onceFor('on-escalation', heard);
    if (!['open', 'acknowledged'].includes(incident.state) || (await readRow('incident', once.pk, once.sk)))
      return;
    const level = Number((changed.advanced as { to?: number } | undefined)?.to);
    const noted =
      type === 'escalation.joined' ? takenPart(incident, who, at) : escalated(incident, level, who, at);
    await incidents.save(noted, { ...saving, claims: [once] });
  } else if (type === 'escalation.lapsed') {
    if (incident.state === 'acknowledged') await incidents.save(lapse(incident, by, now), saving);
  } else if (escalation.state === 'exhausted' && incident.state === 'open') {
    if (incident.escalation !== 'exhausted') await incidents.save(exhaust(incident, by, now), saving);
  }
}

export const handler = reaction(follow);
