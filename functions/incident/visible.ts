import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, reach } from '../kernel/rights.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import { openFields } from './forms.ts';
import { type Incident, stepsOf } from './incident.ts';
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

/** What can be done to it now, for the buttons of whoever reads it. */
export const steps = (incident: Incident) => ({ steps: stepsOf(incident) });

/** A command on an incident: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (before: Incident) => Decision<Incident> | undefined | Promise<Decision<Incident> | undefined>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  const all = may(incidentRights, call.actor, 'read-notes');
  const seen = all ? {} : await openFields(decision?.after ?? before);
  const view = (incident: Incident) => ({ ...steps(incident), ...seen });
  return decision ? commit(call, incidents, decision, view) : show(call, before, view(before));
}
