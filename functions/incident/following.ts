import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { acknowledge } from './assignment.ts';
import { deed } from './deed.ts';
import { hold, resume } from './hold.ts';
import { type Incident, isWorking } from './incident.ts';
import { reopen, resolve } from './resolution.ts';

type Move = (child: Incident, parent: Incident, by: Actor, at: string) => Decision<Incident> | undefined;

const heldWith = ({ state, hold: held }: Incident, { id }: Incident) =>
  state === 'on-hold' && held?.parent === id;

/** Resolved with its notes. That it was closed since changes nothing: closing is not copied, what came before it is. */
const resolves: Move = (child, parent, by, at) => {
  const over = parent.state === 'resolved' || (parent.state === 'closed' && !parent.mergedInto);
  if (!over || !isWorking(child)) return undefined;
  const resolution = parent.resolution ?? `Resolved with ${parent.id}.`;
  const decision = resolve(child, resolution, by, at);
  const after = { ...decision.after, resolvedWith: parent.id, resolvedBy: parent.resolvedBy ?? by.id };
  return { ...decision, after };
};

const reopens: Move = (child, parent, by, at) =>
  isWorking(parent) &&
  parent.family?.reopens &&
  child.state === 'resolved' &&
  child.resolvedWith === parent.id
    ? reopen(child, `${parent.id} is open again.`, by, at)
    : undefined;

const resumes: Move = (child, parent, by, at) =>
  (parent.state === 'open' || parent.state === 'acknowledged') && heldWith(child, parent)
    ? resume(child, by, at)
    : undefined;

const acknowledges: Move = (child, parent, by, at) => {
  if (parent.state !== 'acknowledged' || child.state !== 'open') return undefined;
  const decision = acknowledge(child, by, at);
  const after = { ...decision.after, acknowledgedBy: parent.acknowledgedBy ?? by.id };
  return { ...decision, after };
};

/** What the requester of one is asked is not asked of the others. */
const holds: Move = (child, parent, by, at) => {
  const reason = parent.state === 'on-hold' ? parent.hold?.reason : undefined;
  if (!reason || reason === 'requester') return undefined;
  if (child.state !== 'open' && child.state !== 'acknowledged') return undefined;
  return hold(child, { reason }, by, at, parent.id);
};

const moves: readonly Move[] = [resolves, reopens, resumes, acknowledges, holds];

/**
 * What a child does after its parent, by the rules of a family: in progress, on hold (but not for its requester), resolved
 * with its notes and open again are followed; closed is not. It is decided on the parent as it is now, so that it comes out
 * the same in whatever order the changes are heard; each change is followed once, and what is done to the child after that
 * stands. Undefined when there is nothing to follow.
 */
export function followParent(
  child: Incident,
  parent: Incident,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const version = parent.family?.version ?? 0;
  if (child.parent !== parent.id || child.state === 'closed') return undefined;
  if ((child.followed ?? -1) >= version) return undefined;
  let last: Decision<Incident> | undefined;
  for (const move of moves) last = move(last?.after ?? child, parent, by, at) ?? last;
  const { version: _, chain: __, ...after } = last?.after ?? child;
  const { changed: ___, ...event } = last?.event ?? {
    ...deed('incident.followed', by, at),
    visibility: 'internal' as const,
    changed: {},
  };
  const facts = { ...event.facts, parent: parent.id };
  return decide<Incident>(
    child,
    { ...after, followed: version },
    { ...deed(event.type, by, at), ...event, facts },
  );
}
