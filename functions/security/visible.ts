import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Guard } from '../runtime/api.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import type { SecurityFinding } from './finding.ts';
import type { SecurityIncident } from './incident.ts';
import { findings, incidents } from './keep.ts';
import { stepsOf } from './lifecycle.ts';
import { mayKnow } from './need-to-know.ts';

export type AnyCall = Call<Operation>;
type Who = Pick<AnyCall, 'id' | 'actor'>;

const none = (kind: string, id: string) =>
  new Refusal('not-found', `There is no ${kind} ${id.slice(0, 40)}.`);

/** The security incident, for who may know of it; for everybody else there is none. @throws {Refusal} `not-found` */
export async function visible({ id, actor }: Who): Promise<SecurityIncident> {
  const incident = await incidents.find(id);
  if (incident && mayKnow(incident, actor)) return incident;
  throw none('security-incident', id);
}

/** The finding, for who may know of what it became. @throws {Refusal} `not-found` */
export async function visibleFinding({ id, actor }: Who): Promise<SecurityFinding> {
  const finding = await findings.find(id);
  if (!finding) throw none('security-finding', id);
  const incident = finding.became?.startsWith('SEC-') ? await incidents.find(finding.became) : undefined;
  if (incident && !mayKnow(incident, actor)) throw none('security-finding', id);
  return finding;
}

/**
 * Nobody learns of a record by a key or a body that would be looked at before it: whether it is there for them is asked first,
 * and once more of what an earlier call was answered.
 */
export const guard: Guard = async ({ id, actor, operation }, earlier) => {
  const { pathname } = new URL(operation.path, 'http://desk');
  if (id && pathname.startsWith('/v1/security-incidents/')) await visible({ id, actor });
  if (id && pathname.startsWith('/v1/security-findings/')) await visibleFinding({ id, actor });
  const told = String((earlier?.body as { id?: unknown } | undefined)?.id ?? '');
  if (told.startsWith('SEC-')) await visible({ id: told, actor });
};

/** What can be done to it now. */
export const outlook = (incident: SecurityIncident): object => ({ steps: stepsOf(incident) });

type Outcome = Decision<SecurityIncident> | undefined;

/** A command on a security incident: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (before: SecurityIncident) => Outcome | Promise<Outcome>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  return decision ? commit(call, incidents, decision, outlook) : show(call, before, outlook(before));
}
