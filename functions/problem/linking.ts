import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { linkRows } from '../record/link.ts';
import { deed, type Problem } from './problem.ts';

type Holder = 'linked' | 'removed';

/** The rows by which a problem shows the incidents that it causes, and what the event says of them. */
export const manyLinks = (
  id: string,
  incidents: readonly string[],
  holder: Holder,
  by: string,
  at: string,
): { facts: { type: 'causes'; targets: readonly string[] }; claims: Claim[] } => ({
  facts: { type: 'causes', targets: incidents },
  claims: incidents.flatMap((target) =>
    linkRows({ kind: 'problem', id }, { type: 'causes', target }, holder, by, at),
  ),
});

/**
 * Links a problem with incidents that it is the cause of, or takes that back, all in one. Undefined for none.
 *
 * @param incidents of which none is linked already, or all are
 */
export function changeIncidents(
  before: Problem,
  incidents: readonly string[],
  holder: Holder,
  by: Actor,
  at: string,
): Decision<Problem> | undefined {
  if (!incidents.length) return undefined;
  const { facts, claims } = manyLinks(before.id, incidents, holder, by.id, at);
  const type = holder === 'linked' ? 'incidents-linked' : 'incidents-unlinked';
  const event = { ...deed(type, by, at), visibility: 'internal' as const, facts };
  return { ...decide<Problem>(before, before, event), claims };
}
