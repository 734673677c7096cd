import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { problemLifecycle } from './lifecycle.ts';
import { tell } from './notices.ts';
import { deed, type Problem } from './problem.ts';
import { isFound } from './root-cause.ts';

type Extra = Partial<Omit<DomainEvent, 'type' | 'by' | 'at' | 'changed'>>;

/** One step of the lifecycle, as a decision. */
export function step(
  before: Problem,
  name: string,
  type: string,
  next: Partial<Problem>,
  [by, at]: readonly [Actor, string],
  extra: Extra = {},
): Decision<Problem> {
  const state = follow(problemLifecycle, before.state, name);
  return decide<Problem>(before, { ...before, ...next, state }, { ...deed(type, by, at), ...extra });
}

/** Why it is canceled, or looked into anew. */
export const Why = z.strictObject({ reason: text(2_000) });

/** Somebody looks whether it is one, and how much it matters. */
export const assess = (before: Problem, by: Actor, at: string): Decision<Problem> =>
  step(before, 'assess', 'assessment-begun', {}, [by, at]);

/** Its cause is looked for. */
export const analyze = (before: Problem, by: Actor, at: string): Decision<Problem> =>
  step(before, 'analyze', 'analysis-begun', {}, [by, at]);

/** Its cause is known, and is being done away with. @throws {Refusal} `incomplete` while nothing is known of the cause */
export function beginFix(before: Problem, by: Actor, at: string): Decision<Problem> {
  const decision = step(before, 'fix', 'fix-begun', {}, [by, at]);
  if (!isFound(before.rootCause))
    throw new Refusal('incomplete', 'Before it is fixed, say what its root cause is.', {
      missing: ['rootCause'],
    });
  return decision;
}

const open: Partial<Problem> = {
  resolution: undefined,
  riskUntil: undefined,
  resolvedAt: undefined,
  closedAt: undefined,
  fixesTold: undefined,
};

/** What was thought to be solved is not: its cause is looked for again. */
export const reanalyze = (before: Problem, reason: string, by: Actor, at: string): Decision<Problem> =>
  step(before, 'reanalyze', 'reanalysis-begun', open, [by, at], {
    said: { text: reason },
    ...tell(before, by, 'problem-reopened', 'its cause is looked for again'),
  });

/** What was over is not: a manager has its cause looked for again. */
export const reopen = (before: Problem, reason: string, by: Actor, at: string): Decision<Problem> =>
  step(before, 'reopen', 'reopened', { ...open, clocks: wind(before.clocks, 'risk', undefined) }, [by, at], {
    said: { text: reason },
    ...tell(before, by, 'problem-reopened', 'open again'),
  });

/** The time for which its risk was accepted is over: it is assessed anew, stamped with that very moment. */
export const expire = (before: Problem, by: Actor, due: string): Decision<Problem> =>
  step(
    before,
    'expire',
    'risk-expired',
    { ...open, clocks: wind(before.clocks, 'risk', undefined) },
    [by, due],
    tell(before, by, 'problem-risk-expired', 'its risk was accepted until now; assess it again'),
  );
