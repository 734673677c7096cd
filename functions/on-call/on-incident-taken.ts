import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { end } from './ending.ts';
import { escalationId, outcomeOf } from './escalation.ts';

const by = system('on-incident-taken');

/**
 * Somebody took an incident, or it is over: its escalation stops. What was told may be older than a reopening, so the run
 * before the present one is ended too; the present one only if the incident as it is now says so.
 */
export const handler = reaction(async ({ id, next }, now) => {
  const incident = await findIncident(id);
  if (!incident) return;
  for (const run of [incident.run - 1, incident.run]) {
    const outcome = run > 0 ? outcomeOf(incident, run, now) : undefined;
    if (outcome) await end(escalationId(id, run), outcome, by, now, next);
  }
});
