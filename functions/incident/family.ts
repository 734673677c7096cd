import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Check, type Claim, type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { deed } from './deed.ts';
import { type Incident, isWorking } from './incident.ts';

export const incidentId = z.string().regex(/^INC-\d{1,12}$/, 'is not the id of an incident');

/** `parent: null` makes it stand for itself again. */
export const SetParent = z.strictObject({ parent: incidentId.nullable() });
export const AddChild = z.strictObject({ child: incidentId });

/** How many children one incident may have. */
export const mostChildren = 10_000;

/** The row that says whether an incident is a child or how many it has: who changes a family, changes it on this row. */
export const familyRow = (id: string) => ({ pk: `incident#${id}`, sk: 'family' });

/** Where the children of an incident are listed. */
export const childrenPartition = (parent: string) => `incident#parent#${parent}`;

/** What the family row of an incident says: `child:INC-7`, `parent:3`, `none`; undefined when there is none. */
export type Standing = string | undefined;

/** How many children the row counts. */
export const countOf = (standing: Standing): number =>
  standing?.startsWith('parent:') ? Number(standing.slice('parent:'.length)) : 0;

const counted = (parent: string, standing: Standing, by: 1 | -1): Claim => {
  const count = countOf(standing) + by;
  const values = { holder: count > 0 ? `parent:${count}` : 'none' };
  return { ...familyRow(parent), values, heldBy: standing };
};

/** A condition that an incident is still worked on when the transaction commits. */
export const stillWorking = (id: string): Check => ({
  table: 'incident',
  pk: `incident#${id}`,
  sk: 'record',
  field: 'state',
  among: ['open', 'acknowledged', 'on-hold'],
});

/** What the family rows of those who take part said when they were read. */
export type Standings = {
  readonly child: Standing;
  readonly parent: Standing;
  /** Of the parent that it had before. */
  readonly former?: Standing;
};

const impossible = (detail: string) => new Refusal('illegal-transition', detail);

function refuse(child: Incident, parent: Incident, standings: Standings): void {
  if (child.id === parent.id) throw invalid('/parent', 'is the incident itself');
  if (child.state === 'closed') throw impossible(`${child.id} is closed and stays as it is.`);
  if (countOf(standings.child)) throw impossible(`${child.id} has children, so it cannot be one itself.`);
  if (standings.parent?.startsWith('child:'))
    throw impossible(`${parent.id} is a child of ${parent.parent}: families are one level deep.`);
  if (!isWorking(parent)) throw impossible(`${parent.id} is ${parent.state}; nothing can be added to it.`);
  if (countOf(standings.parent) >= mostChildren)
    throw impossible(`${parent.id} has ${mostChildren} children already.`);
}

/**
 * Makes it a child: it follows what happens to its parent from then on. Undefined when it is one of that parent already.
 *
 * @throws {Refusal} `illegal-transition` for a second level, a full family, or one that is over
 */
export function attach(
  child: Incident,
  parent: Incident,
  standings: Standings,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (child.parent === parent.id) return undefined;
  refuse(child, parent, standings);
  const { followed: _, resolvedWith: __, ...rest } = child;
  const next = { ...rest, parent: parent.id, family: { version: child.version + 1 } };
  const event = { ...deed('incident.parent-set', by, at), visibility: 'internal' as const };
  const listed = { subjectPk: childrenPartition(parent.id), subjectSk: `${child.openedAt}#${child.id}` };
  const claims: Claim[] = [
    {
      ...familyRow(child.id),
      values: { holder: `child:${parent.id}`, id: child.id, ...listed },
      heldBy: standings.child,
    },
    counted(parent.id, standings.parent, 1),
    ...(child.parent ? [counted(child.parent, standings.former, -1)] : []),
  ];
  return { ...decide<Incident>(child, next, event), claims, checks: [stillWorking(parent.id)] };
}

/** It stands for itself again, in whatever state it is. Undefined when it did already. */
export function detach(
  child: Incident,
  standings: Standings,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (!child.parent) return undefined;
  if (child.state === 'closed') throw impossible(`${child.id} is closed and stays as it is.`);
  const { parent, followed: _, resolvedWith: __, ...rest } = child;
  const next = { ...rest, family: { version: child.version + 1 } };
  const event = { ...deed('incident.parent-removed', by, at), visibility: 'internal' as const };
  const claims: Claim[] = [
    { ...familyRow(child.id), values: { holder: 'none' }, heldBy: standings.child },
    counted(parent, standings.former, -1),
  ];
  return { ...decide<Incident>(child, next, event), claims };
}

const exactly = 50;

/** Whether a record has to say that it has this many children: few to the number, many to a tenth. */
const isNews = (said: number, children: number) =>
  said !== children &&
  (Math.min(said, children) < exactly || Math.abs(said - children) >= Math.floor(said / 10));

/**
 * What the parent's own record says of its children: that it has some, and how many, as far as rules look at it. The number
 * itself is on its family row; a history of ten thousand times one more would hide everything else. Undefined when it says
 * so already.
 */
export function countChildren(
  before: Incident,
  children: number,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (!isNews(before.children ?? 0, children)) return undefined;
  const event = { ...deed('incident.family-changed', by, at), visibility: 'internal' as const };
  return decide<Incident>(before, { ...before, children }, event);
}

/** Notes up to which of its children a change was told, so that the next part of them is told in a call of its own. */
export function toldUpTo(before: Incident, after: string, by: Actor, at: string): Decision<Incident> {
  const family = { version: before.version, ...before.family, after };
  const event = { ...deed('incident.children-told', by, at), visibility: 'internal' as const };
  return decide<Incident>(before, { ...before, family }, event);
}
