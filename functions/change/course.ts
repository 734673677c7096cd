import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { openTasks } from '../record/task.ts';
import { type Change, deed } from './change.ts';
import { closureCodes } from './closure.ts';
import type { Hindrance } from './hindrance.ts';
import { type ChangeState, lifecycleOf } from './lifecycle.ts';
import { missing } from './readiness.ts';

type Extra = Partial<Omit<DomainEvent, 'type' | 'by' | 'at' | 'changed'>>;

/** One step of the lifecycle, as a decision. */
function step(
  before: Change,
  name: string,
  type: string,
  next: Partial<Change>,
  [by, at]: readonly [Actor, string],
  extra: Extra = {},
): Decision<Change> {
  const state: ChangeState = follow(lifecycleOf(before.type), before.state, name);
  return decide(before, { ...before, ...next, state }, { ...deed(type, by, at), ...extra });
}

/** Why it is taken back or canceled: those who voted or waited read it. */
export const Why = z.strictObject({ reason: text(2_000) });

/**
 * It is ready to be decided on: a new round begins. A standard change needs nobody's vote and is scheduled at once.
 *
 * @throws {Refusal} `incomplete`, naming what is missing
 */
export function submit(before: Change, by: Actor, at: string): Decision<Change> {
  const decision = step(before, 'submit', 'submitted', { round: before.round + 1, submittedAt: at }, [
    by,
    at,
  ]);
  const lacks = missing(before);
  if (lacks.length)
    throw new Refusal('incomplete', `Before it can be submitted, it needs ${lacks.join(', ')}.`, {
      missing: lacks,
    });
  return decision;
}

/** Those who know the matter agree: now those who answer for it are asked. */
export const endorse = (before: Change, by: Actor, at: string): Decision<Change> =>
  step(before, 'endorse', 'endorsed', {}, [by, at]);

/** Everybody who had to agree has: it waits for its window. */
export const approve = (before: Change, by: Actor, at: string): Decision<Change> =>
  step(before, 'approve', 'approved', {}, [by, at]);

/**
 * It was turned down, or one that it depends on was: it is a draft again, and can be edited and submitted anew.
 *
 * @param because in words, for whoever wants it
 * @param facts e.g. the change that takes it along
 */
export const reject = (
  before: Change,
  because: string,
  by: Actor,
  at: string,
  facts?: Readonly<Record<string, unknown>>,
): Decision<Change> =>
  step(before, 'reject', 'rejected', {}, [by, at], { said: { text: because }, ...(facts && { facts }) });

/** Whoever wants it takes it back before it is done, to write on it. */
export const withdraw = (before: Change, reason: string, by: Actor, at: string): Decision<Change> =>
  step(before, 'withdraw', 'withdrawn', {}, [by, at], { said: { text: reason } });

/** It will not be done. */
export const cancel = (before: Change, reason: string, by: Actor, at: string): Decision<Change> =>
  step(before, 'cancel', 'canceled', { closedAt: at }, [by, at], { said: { text: reason } });

/** What has to be so when a change begins, beside its own state. */
export type Start = {
  /** Changes that it depends on and that are not done yet. */
  readonly waitsFor: readonly string[];
  /** Freezes and blackouts that an emergency skips. */
  readonly skipped?: readonly Hindrance[];
};

/**
 * Its work begins.
 *
 * @throws {Refusal} `incomplete` outside its window, which an emergency need not have, and while one that it depends on is
 *   not done
 */
export function start(
  before: Change,
  { waitsFor, skipped = [] }: Start,
  by: Actor,
  at: string,
): Decision<Change> {
  const extra = skipped.length ? { facts: { skipped } } : {};
  const decision = step(before, 'implement', 'started', { actualFrom: at }, [by, at], extra);
  const { plannedFrom, plannedTo, type } = before;
  const outside = plannedFrom === undefined || plannedTo === undefined || at < plannedFrom || at >= plannedTo;
  if (outside && type !== 'emergency')
    throw new Refusal('incomplete', 'It is not the time of its window.', { plannedFrom, plannedTo });
  if (waitsFor.length) throw new Refusal('incomplete', `First comes ${waitsFor.join(', ')}.`, { waitsFor });
  return decision;
}

/**
 * The work is over, one way or the other: it is looked at afterwards.
 *
 * @throws {Refusal} `incomplete` while a task is open
 */
export function finish(before: Change, by: Actor, at: string): Decision<Change> {
  const decision = step(before, 'finish', 'finished', { actualTo: at }, [by, at]);
  const left = openTasks(before.tasks);
  if (left.length)
    throw new Refusal('incomplete', `Tasks are open: ${left.map(({ title }) => title).join(', ')}.`, {
      tasks: left.map(({ id }) => id),
    });
  return decision;
}

/** How it went. What did not go smoothly has to be told. */
export const CloseChange = z
  .strictObject({ code: z.enum(closureCodes), review: text(20_000).optional() })
  .refine(({ code, review }) => code === 'successful' || review !== undefined, {
    path: ['review'],
    error: 'say what went wrong',
  });

/**
 * It has been reviewed and is closed for good. What was staged for its items is applied by those who keep them.
 *
 * @param children its parts that are not over yet
 * @throws {Refusal} `incomplete` while one of its parts is not over
 */
export function close(
  before: Change,
  { code, review }: z.infer<typeof CloseChange>,
  children: readonly string[],
  by: Actor,
  at: string,
): Decision<Change> {
  const outcome = { code, by: by.id, at, ...(review && { review }) };
  const decision = step(before, 'close', 'closed', { closedAt: at, outcome }, [by, at]);
  if (children.length)
    throw new Refusal('incomplete', `Parts of it are not over: ${children.join(', ')}.`, { children });
  return decision;
}
