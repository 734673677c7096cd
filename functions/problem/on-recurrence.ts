import { findIncident, type Incident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { acceptCandidate } from './candidate.ts';
import { candidates } from './candidate-keep.ts';
import { noteIncident, noteSource } from './finding.ts';
import { stored } from './stored.ts';

const by = system('on-recurrence');

/** A problem was opened from a candidate: the candidate says so. */
async function accepted(id: string, depth: number): Promise<void> {
  const problem = await stored.find(id);
  const candidate = problem?.candidate && (await candidates.find(problem.candidate));
  if (!problem || !candidate) return;
  const decision = acceptCandidate(candidate, id, problem.requester, problem.openedAt);
  if (decision) await candidates.save(decision, { depth });
}

/** The alerts that joined at the moment of an event: it does not carry all that the incident has. */
const joinedAt = ({ alerts = {} }: Incident, at: string): string[] =>
  Object.entries(alerts).flatMap(([id, { joinedAt: since }]) => (since === at ? [id] : []));

/** An incident is one more of something, or a source was too loud again: what recurs becomes a candidate for a problem. */
export const handler = reaction(async ({ id, type, at, next }, now) => {
  if (type === 'problem.opened') return accepted(id, next);
  if (type === 'source.sidelined') return noteSource(id, by, now, next);
  const incident = await findIncident(id);
  if (!incident) return;
  const joined = type === 'incident.joined' ? joinedAt(incident, at) : undefined;
  await noteIncident(incident, by, now, next, joined);
});
