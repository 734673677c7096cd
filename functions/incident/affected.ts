import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { type AffectedResource, type AwsHealth, mostShown } from './affected-resource.ts';
import { deed } from './deed.ts';
import { type Incident, incidentWords } from './incident.ts';

type Told = Pick<AwsHealth[string], 'state' | 'url'>;

const isWell = ({ status }: AffectedResource) => status === 'RESOLVED' || status === 'UNIMPAIRED';

/** What an incident keeps of an event: what is still amiss first, a hundred at most. */
export const kept = ({ state, url }: Told, affected: readonly AffectedResource[]): AwsHealth[string] => ({
  state,
  url,
  resources: affected.toSorted((a, b) => Number(isWell(a)) - Number(isWell(b))).slice(0, mostShown),
  count: affected.length,
  resolved: affected.filter(isWell).length,
});

/**
 * Says on an incident what AWS Health says of its resources now. Undefined when it stands there already, or when the incident is
 * closed.
 *
 * @param event id of the event of AWS Health
 */
export function noteAffected(
  before: Incident,
  event: string,
  told: AwsHealth[string],
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (before.state === 'closed') return undefined;
  if (JSON.stringify(before.awsHealth?.[event]) === JSON.stringify(told)) return undefined;
  const awsHealth = { ...before.awsHealth, [event]: told };
  const { count, resolved, state } = told;
  const facts = { event, resources: count, resolved, state };
  const freeText = [...incidentWords, 'awsHealth'];
  const happened = { ...deed('incident.affected', by, at), visibility: 'internal' as const, facts, freeText };
  return decide<Incident>(before, { ...before, awsHealth }, happened);
}
