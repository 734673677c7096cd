import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { end } from './ending.ts';
import { escalationId, outcomeOf } from './escalation.ts';
import { escalations } from './keep.ts';

const by = system('on-incident-taken');

/**
 * Somebody took an incident, or takes part, or it is over: its escalation stops, unless its level asks for more people. What
 * was told may be older than a reopening, so the run before the present one is ended too; the present one only if the
 * incident as it is now says so.
 */
export const handler = reaction(async ({ id, type, next }, now) => {
  const about = type === 'escalation.joined' ? (await escalations.find(id))?.incident : id;
  const incident = about === undefined ? undefined : await findIncident(about);
  if (!incident) return;
  for (const run of [incident.run - 1, incident.run].filter((each) => each > 0)) {
    const name = escalationId(incident.id, run);
    // Only an acknowledgement may not be enough.
    const taken = incident.state === 'acknowledged' && run === incident.run;
    const outcome = outcomeOf(incident, run, now, taken ? await escalations.find(name) : undefined);
    if (outcome) await end(name, outcome, by, now, next);
  }
});
