import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { openTasks } from '../record/task.ts';
import { deed, dismissals, PostIncidentReview, type SecurityIncident } from './incident.ts';
import { incidentLifecycle } from './lifecycle.ts';

type Extra = Partial<Omit<DomainEvent, 'type' | 'by' | 'at' | 'changed'>>;
type Outcome = Decision<SecurityIncident>;

/** One step of the lifecycle, as a decision; when each phase was reached is kept. */
export function step(
  before: SecurityIncident,
  name: string,
  type: string,
  next: Partial<SecurityIncident>,
  [by, at]: readonly [Actor, string],
  extra: Extra = {},
): Outcome {
  const state = follow(incidentLifecycle, before.state, name);
  const reached = { ...before.reached, [state]: at };
  return decide<SecurityIncident>(
    before,
    { ...before, ...next, state, reached },
    { ...deed(type, by, at), ...extra },
  );
}

export const Why = z.strictObject({ reason: text(2_000) });
export const MayWhy = z.strictObject({ reason: text(2_000).optional() });
export const Dismiss = z.strictObject({
  code: z.enum(dismissals).exclude(['cleared-by-source']),
  text: text(4_000).optional(),
});
export const WriteReview = PostIncidentReview.omit({ by: true, at: true }).strict();

const said = (reason: string | undefined): Extra => (reason ? { said: { text: reason } } : {});

/** Somebody looks whether it is one, and at what it is. */
export const analyze = (before: SecurityIncident, reason: string | undefined, by: Actor, at: string) =>
  step(before, 'analyze', 'analysis-begun', {}, [by, at], said(reason));

/** It is kept from spreading. */
export const contain = (before: SecurityIncident, reason: string | undefined, by: Actor, at: string) =>
  step(before, 'contain', 'containment-begun', {}, [by, at], said(reason));

/** Its cause is done away with. @throws {Refusal} `incomplete` while a containment task is open or a playbook runs */
export function eradicate(before: SecurityIncident, reason: string | undefined, by: Actor, at: string) {
  const decision = step(before, 'eradicate', 'eradication-begun', {}, [by, at], said(reason));
  demandDone(before);
  return decision;
}

/** What suffered is brought back. */
export const recover = (before: SecurityIncident, reason: string | undefined, by: Actor, at: string) =>
  step(before, 'recover', 'recovery-begun', {}, [by, at], said(reason));

/** It is looked back at. @throws {Refusal} `incomplete` while a task is open or a playbook runs */
export function beginReview(before: SecurityIncident, reason: string | undefined, by: Actor, at: string) {
  const decision = step(before, 'begin-review', 'review-begun', {}, [by, at], said(reason));
  demandDone(before);
  return decision;
}

function demandDone({ tasks, run }: SecurityIncident): void {
  const open = openTasks(tasks);
  if (open.length)
    throw new Refusal('incomplete', `First comes ${open.map(({ title }) => `“${title}”`).join(', ')}.`, {
      tasks: open.map(({ id }) => id),
    });
  if (run?.state === 'running')
    throw new Refusal('incomplete', `The playbook ${run.title} is at work. Wait for it, or stop it.`);
}

/** Writes down what was learned. @throws {Refusal} `illegal-transition` before its review has begun */
export function writeReview(
  before: SecurityIncident,
  ask: z.output<typeof WriteReview>,
  by: Actor,
  at: string,
): Outcome {
  if (before.state !== 'review' && before.state !== 'closed')
    throw new Refusal('illegal-transition', `It is ${before.state}: its review has not begun.`);
  const review = { ...ask, by: by.id, at };
  return decide<SecurityIncident>(before, { ...before, review }, deed('reviewed', by, at));
}

/** It is over. @param openChildren parts of it that are not @throws {Refusal} `incomplete` without a review, or before its parts */
export function close(
  before: SecurityIncident,
  openChildren: readonly string[],
  by: Actor,
  at: string,
): Outcome {
  const decision = step(before, 'close', 'closed', { closedAt: at }, [by, at]);
  if (!before.review)
    throw new Refusal('incomplete', 'Before it is closed, write down what was learned.', {
      missing: ['review'],
    });
  demandChildren(openChildren);
  return decision;
}

function demandChildren(open: readonly string[]): void {
  if (open.length)
    throw new Refusal('incomplete', `Parts of it go on: ${open.slice(0, 5).join(', ')}.`, {
      children: open,
    });
}

/** It is none: it ends without having been one. */
export function dismiss(
  before: SecurityIncident,
  dismissal: NonNullable<SecurityIncident['dismissal']>,
  openChildren: readonly string[],
  by: Actor,
  at: string,
): Outcome {
  const decision = step(before, 'dismiss', 'dismissed', { dismissal, closedAt: at }, [by, at]);
  if (before.run?.state === 'running') demandDone({ ...before, tasks: [] });
  demandChildren(openChildren);
  return decision;
}

/** What was over is not: it is analyzed once more. */
export const reopen = (before: SecurityIncident, reason: string, by: Actor, at: string): Outcome =>
  step(before, 'reopen', 'reopened', { closedAt: undefined, dismissal: undefined }, [by, at], said(reason));
