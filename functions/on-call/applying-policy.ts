import { findService } from '../configuration/read.ts';
import { filedUnder } from '../runtime/collection.ts';
import type { Escalated } from './escalation.ts';
import { policies, teamSubject } from './keep.ts';
import { defaultPolicy, type EscalationPolicy } from './policy.ts';

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
