import type * as z from 'zod';
import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, reach } from '../kernel/rights.ts';
import { namesOf } from '../people/read.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import type { Command } from './commands.ts';
import { countOf } from './family.ts';
import { openFields } from './forms.ts';
import { type Incident, stepsOf } from './incident.ts';
import { incidents } from './keep.ts';
import { familyRace, standingOf } from './kin.ts';
import { standing } from './plain.ts';
import { incidentRights } from './rights.ts';

/** A call of whatever operation on incidents. */
export type AnyCall = Call<Operation>;
type Who = Pick<AnyCall, 'actor'>;

/** Whether somebody works on incidents, or only asks for help. */
export const worksOnThem = ({ actor }: Who): boolean => may(incidentRights, actor, 'read-notes');

/** Whether the caller may know of it: a requester of their own alone. */
export const maySee = (incident: Incident, { actor }: Who): boolean =>
  reach(incidentRights, actor) === 'all' || incident.requester === actor.id;

/** The incident, if the caller may see it; one of somebody else's is as absent for a requester. @throws {Refusal} `not-found` */
export async function visible(call: Pick<AnyCall, 'id' | 'actor'>): Promise<Incident> {
  const incident = await incidents.get(call.id);
  if (maySee(incident, call)) return incident;
  throw new Refusal('not-found', `There is no incident ${call.id.slice(0, 40)}.`);
}

/** What can be done to it now, for the buttons of whoever reads it; a requester is told in plain words where it stands. */
export const steps =
  (call: Who) =>
  (incident: Incident): object => ({
    steps: stepsOf(incident),
    ...(!worksOnThem(call) && { standing: standing(incident) }),
  });

/**
 * What is put over the record for the caller: to whoever works on it, how many children it has now; to its requester, the
 * custom fields that they may see, and what the people are called whom they cannot look up.
 */
export const shownFields = async (call: Who, incident: Incident): Promise<object> => {
  if (!worksOnThem(call)) {
    const { assignee, requester, acknowledgedBy, resolvedBy, lastReopenedBy } = incident;
    const names = await namesOf([assignee, requester, acknowledgedBy, resolvedBy, lastReopenedBy]);
    return { ...(await openFields(incident)), names };
  }
  return incident.children ? { children: countOf(await standingOf(incident.id)) } : {};
};

/** A command on an incident: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (before: Incident) => Decision<Incident> | undefined | Promise<Decision<Incident> | undefined>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  const seen = await shownFields(call, decision?.after ?? before);
  const view = (incident: Incident) => ({ ...steps(call)(incident), ...seen });
  if (!decision) return show(call, before, view(before));
  try {
    return await commit(call, incidents, decision, view);
  } catch (error) {
    throw familyRace(error);
  }
}

/** Carries out a command that a person gives on one incident. */
export const carryOut = <S extends z.ZodType>(
  { decide }: Command<S>,
  call: Omit<AnyCall, 'ask'> & { readonly ask: z.output<S> },
) => command(call as AnyCall, (before) => decide(before, call.ask, call.actor, call.at));
