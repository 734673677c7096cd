import type * as z from 'zod';
import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, reach } from '../kernel/rights.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import type { Change } from './change.ts';
import type { Command } from './commands.ts';
import { changes } from './keep.ts';
import { stepsOf } from './lifecycle.ts';
import { missing } from './readiness.ts';
import { changeRights } from './rights.ts';

/** A call of whatever operation on changes. */
export type AnyCall = Call<Operation>;
type Who = Pick<AnyCall, 'actor'>;

/** Whether somebody works on changes, or only asks for some. */
export const worksOnThem = ({ actor }: Who): boolean => may(changeRights, actor, 'implement');

/** Whether the caller may know of it: who only asks for changes sees their own. */
export const maySee = (change: Change, { actor }: Who): boolean =>
  reach(changeRights, actor) === 'all' || change.requester === actor.id;

/** The change, if the caller may see it; one of somebody else's is as absent for a requester. @throws {Refusal} `not-found` */
export async function visible(call: Pick<AnyCall, 'id' | 'actor'>): Promise<Change> {
  const change = await changes.get(call.id);
  if (maySee(change, call)) return change;
  throw new Refusal('not-found', `There is no change ${call.id.slice(0, 40)}.`);
}

/** What can be done to it now, and what it lacks. */
export const outlook = (change: Change): object => ({
  steps: stepsOf(change),
  ...(change.state === 'draft' && { missing: missing(change) }),
});

/** A command on a change: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (before: Change) => Decision<Change> | undefined | Promise<Decision<Change> | undefined>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  return decision ? commit(call, changes, decision, outlook) : show(call, before, outlook(before));
}

/** Carries out a command that a person gives on one change. */
export const carryOut = <S extends z.ZodType>(
  { decide }: Command<S>,
  call: Omit<AnyCall, 'ask'> & { readonly ask: z.output<S> },
) => command(call as AnyCall, (before) => decide(before, call.ask, call.actor, call.at));
