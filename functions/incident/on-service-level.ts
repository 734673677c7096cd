import { system } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { levelPassed } from '../record/level-passed.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { type Reached, reachedIn } from '../service-level/read.ts';
import { transfer } from './assignment.ts';
import { overridePriority } from './correction.ts';
import { type Incident, isWorking } from './incident.ts';
import { incidents } from './keep.ts';

const by = system('service-level');

type Act = (incident: Incident, reached: Reached, now: string) => Decision<Incident> | undefined;

/** It is said on the timeline, the priority goes up, and it goes to another team: each once, and only while it makes sense. */
const acts: Readonly<Record<string, Act>> = {
  said: (incident, reached, now) => levelPassed(incident, reached, by, now),
  raised: (incident, { raiseTo, name, point }, now) =>
    raiseTo !== undefined && isWorking(incident) && incident.priority > raiseTo
      ? overridePriority(incident, { priority: raiseTo, reason: `“${name}” has reached ${point}` }, by, now)
      : undefined,
  reassigned: (incident, { reassign, name, point }, now) =>
    reassign && incident.team !== reassign && (incident.state === 'open' || incident.state === 'acknowledged')
      ? transfer(incident, { team: reassign, reason: `“${name}” has reached ${point}` }, by, now)
      : undefined,
};

async function act(what: string, reached: Reached, heard: Heard, now: string): Promise<void> {
  const incident = await incidents.find(heard.id);
  const decision = incident && acts[what]?.(incident, reached, now);
  await saveOnce(incidents, decision, `${what}-${reached.agreement}-${reached.point}`, heard);
}

/** A clock of an incident's service levels has passed a point: it is said on its timeline, and what was agreed for then is done. */
export const handler = reaction(async (heard, now) => {
  if (!heard.id.startsWith('INC-')) return;
  for (const reached of await reachedIn(heard.id, heard.version))
    for (const what of Object.keys(acts)) await act(what, reached, heard, now);
});
