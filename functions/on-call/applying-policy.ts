import { findService } from '../configuration/read.ts';
import { filedUnder } from '../runtime/collection.ts';
import type { Escalated } from './escalation.ts';
import { policies, teamSubject } from './keep.ts';
import { defaultPolicy, defaultReach, type EscalationPolicy } from './policy.ts';

type About = Pick<Escalated, 'service' | 'team'>;

/** The policy of the service, else the first one of the team, else the one named `default`, else none. */
export async function applyingPolicy({ service, team }: About): Promise<EscalationPolicy | undefined> {
  const named = service === undefined ? undefined : (await findService(service))?.policy;
  const own = named === undefined ? undefined : await policies.find(named);
  if (own) return own;
  const filed = await filedUnder(policies, 'subject', teamSubject(team));
  // The index may be a moment behind a policy that changed hands.
  return filed.find((policy) => policy.team === team) ?? policies.find(defaultPolicy);
}

/**
 * Whether somebody is to be paged for an incident at all: without a priority it is always so. Who is called for a parent is
 * not called again for each of its children.
 */
export async function pages(incident: Escalated): Promise<boolean> {
  if (incident.parent !== undefined) return false;
  const policy = await applyingPolicy(incident);
  return (incident.priority ?? 1) <= (policy?.pagesUpTo ?? defaultReach);
}
