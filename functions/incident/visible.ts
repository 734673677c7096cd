import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { type Call, commit } from '../runtime/call.ts';
import { type Incident, incidentLifecycle } from './incident.ts';
import { incidents } from './keep.ts';
import { incidentRights } from './rights.ts';

/** A call of whatever operation on incidents. */
export type AnyCall = Call<Operation>;

/** The incident, if the caller may see it; one of somebody else's is as absent for a requester. @throws {Refusal} `not-found` */
export async function visible({ id, actor }: Pick<AnyCall, 'id' | 'actor'>): Promise<Incident> {
  const incident = await incidents.get(id);
  const own = incident.requester === actor.id;
  if (reach(incidentRights, actor) === 'all' || own) return incident;
  throw new Refusal('not-found', `There is no incident ${id.slice(0, 40)}.`);
}

/** What the lifecycle allows now, for the buttons of whoever reads it. */
export const steps = ({ state }: Incident) => ({ steps: stepsFrom(incidentLifecycle, state) });

/** A command on an incident: load, decide, save, answer. */
export async function command(
  call: AnyCall,
  decideOn: (before: Incident) => Decision<Incident> | Promise<Decision<Incident>>,
) {
  return commit(call, incidents, await decideOn(await visible(call)), steps);
}
