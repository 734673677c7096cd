import * as z from 'zod';
import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { task } from '../runtime/task.ts';
import { applyingPolicy } from './applying-policy.ts';
import { type Escalation, escalationId, freeze, waitsOf } from './escalation.ts';
import { escalations } from './keep.ts';

const Ask = z.object({ id: z.string(), run: z.int().positive() });
const by = system('do-freeze');
// Opened, started: two causes lie before what this records.
const depth = 2;

const answer = (escalation: Escalation) => ({ id: escalation.id, waits: waitsOf(escalation) });

/** Writes down by which levels an incident is escalated, once; the machine learns how long each of them has, in seconds. */
export const handler = task(Ask, async ({ id, run }, now) => {
  const existing = await escalations.find(escalationId(id, run));
  if (existing) return answer(existing);
  const incident = await findIncident(id);
  if (!incident) throw new Error(`There is no incident ${id} to escalate`);
  const decision = freeze(incident, run, await applyingPolicy(incident), by, now);
  return answer(await escalations.save(decision, { depth }));
});
