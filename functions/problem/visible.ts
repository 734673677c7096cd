import type * as z from 'zod';
import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { type Call, commit, show } from '../runtime/call.ts';
import type { Command } from './commands.ts';
import { problems } from './keep.ts';
import { stepsOf } from './lifecycle.ts';
import type { Problem } from './problem.ts';

/** A call of whatever operation on problems. */
export type AnyCall = Call<Operation>;

/** Whoever reads problems works on them. */
export const worksOnThem = (): boolean => true;

/** The problem; the rights have said who may see any. @throws {Refusal} `not-found` */
export const visible = ({ id }: Pick<AnyCall, 'id'>): Promise<Problem> => problems.get(id);

/** What can be done to it now. */
export const outlook = (problem: Problem): object => ({ steps: stepsOf(problem) });

/** A command on a problem: load, decide, save, answer. Where there is nothing to decide, it is answered as it is. */
export async function command(
  call: AnyCall,
  decideOn: (before: Problem) => Decision<Problem> | undefined | Promise<Decision<Problem> | undefined>,
) {
  const before = await visible(call);
  const decision = await decideOn(before);
  return decision ? commit(call, problems, decision, outlook) : show(call, before, outlook(before));
}

/** Carries out a command that a person gives on one problem. */
export const carryOut = <S extends z.ZodType>(
  { decide }: Command<S>,
  call: Omit<AnyCall, 'ask'> & { readonly ask: z.output<S> },
) => command(call as AnyCall, (before) => decide(before, call.ask, call.actor, call.at));
