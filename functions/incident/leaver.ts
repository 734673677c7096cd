import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { assign } from './assignment.ts';
import { deed } from './deed.ts';
import { type Incident, isWorking } from './incident.ts';
import { assignRole } from './major-command.ts';
import type { MajorRole } from './major-role.ts';
import { lapse } from './paging.ts';

/**
 * What becomes of an incident when its assignee leaves: it goes to whoever takes over, else back to its team's queue. One
 * that was acknowledged is then open again and pages anew, because nobody is at it any more. Undefined when it is not theirs,
 * or nobody works on it any more.
 */
export function afterLeaving(
  before: Incident,
  person: string,
  to: string | undefined,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (before.assignee !== person || !isWorking(before)) return undefined;
  if (to) return assign(before, { assignee: to }, by, at);
  if (before.state !== 'acknowledged') return assign(before, { assignee: null }, by, at);
  const { assignee: _, ...next } = lapse(before, by, at).after;
  return decide<Incident>(before, next, deed('incident.lapsed', by, at));
}

/**
 * What becomes of a role in a major incident: whoever takes over has it, else nobody, so that it is asked for. Undefined when
 * it is not theirs any more, or the incident is no major one.
 */
export const roleAfterLeaving = (
  before: Incident,
  role: Pick<MajorRole, 'id' | 'name' | 'duties'>,
  person: string,
  to: string | undefined,
  by: Actor,
  at: string,
): Decision<Incident> | undefined =>
  before.major?.state === 'declared' && before.major.roles[role.id]?.person === person
    ? assignRole(before, role, to ?? null, by, at)
    : undefined;
