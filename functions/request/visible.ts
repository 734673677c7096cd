import type * as z from 'zod';
import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, reach } from '../kernel/rights.ts';
import { namesOf } from '../people/read.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import type { Command } from './commands.ts';
import { requests } from './keep.ts';
import { stepsOf } from './lifecycle.ts';
import { requestRights } from './rights.ts';
import { participants, type ServiceRequest } from './service-request.ts';
import { standingOf } from './standing.ts';

/** A call of whatever operation on requests. */
export type AnyCall = Call<Operation>;
type Who = Pick<AnyCall, 'actor'>;

/** Whether somebody fulfils requests, or only has some. */
export const worksOnThem = ({ actor }: Who): boolean => may(requestRights, actor, 'note');

/** Whether the caller may know of it: who only orders sees what they ordered, and what is for them. */
export const maySee = (request: ServiceRequest, { actor }: Who): boolean =>
  reach(requestRights, actor) === 'all' || participants(request).includes(actor.id);

/** The request, if the caller may see it; one of somebody else's is as absent for a requester. @throws {Refusal} `not-found` */
export async function visible(call: Pick<AnyCall, 'id' | 'actor'>): Promise<ServiceRequest> {
  const request = await requests.get(call.id);
  if (maySee(request, call)) return request;
  throw new Refusal('not-found', `There is no request ${call.id.slice(0, 40)}.`);
}

const staffSteps = ['ask', 'fulfil', 'leave-out'];

/** What can be done to it now, by the caller, and where it stands in plain words. */
export const outlook =
  (call: Who) =>
  (request: ServiceRequest): object => {
    const all = worksOnThem(call);
    const steps = stepsOf(request).filter((step) => all || !staffSteps.includes(step));
    return { steps, standing: standingOf(request), ...(!all && { tasks: request.tasks.map(plainTask) }) };
  };

/** Of the work on it, whoever ordered it sees what it is and how far, and neither who does it nor what they note. */
const plainTask = ({ id, title, state, team, after }: ServiceRequest['tasks'][number]) => ({
  ...{ id, title, state, team },
  ...(after && { after }),
});

/** What the people are called whom it names. */
export const namesIn = async (request: ServiceRequest): Promise<{ names: Record<string, string> }> => ({
  names: await namesOf([
    request.requester,
    request.for,
    request.assignee,
    ...request.tasks.flatMap(({ assignee, by }) => [assignee, by]),
  ]),
});

/** A command on a request: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (
    before: ServiceRequest,
  ) => Decision<ServiceRequest> | undefined | Promise<Decision<ServiceRequest> | undefined>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  const names = await namesIn(decision?.after ?? before);
  const view = (request: ServiceRequest) => ({ ...outlook(call)(request), ...names });
  return decision ? commit(call, requests, decision, view) : show(call, before, view(before));
}

/** Carries out a command that a person gives on one request. */
export const carryOut = <S extends z.ZodType>(
  { decide }: Command<S>,
  call: Omit<AnyCall, 'ask'> & { readonly ask: z.output<S> },
) => command(call as AnyCall, (before) => decide(before, call.ask, call.actor, call.at));
