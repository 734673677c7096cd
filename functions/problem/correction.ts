import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';
import type { FieldValues } from '../record/field-values.ts';
import { priorityOf } from '../record/priority.ts';
import { isOver } from './lifecycle.ts';
import { tellAssignee } from './notices.ts';
import { problemFields } from './opening.ts';
import { deed, type Problem } from './problem.ts';

const { description, assignee, category, errorCode } = problemFields;

/** `null` takes away what need not be there. */
export const ChangeProblem = z
  .strictObject({
    ...problemFields,
    description: description.nullable(),
    assignee: assignee.nullable(),
    category: category.nullable(),
    errorCode: errorCode.nullable(),
  })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeProblem = z.infer<typeof ChangeProblem>;

/** Whose it is can be said of many. */
export const AssignProblem = z
  .strictObject({ assignee: slug.nullable(), team: slug })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name an assignee or a team');

/**
 * Corrects what is known of a problem; its priority follows.
 *
 * @param fields what its custom fields are from now on
 * @throws {Refusal} `illegal-transition` once it is over
 */
export function correct(
  before: Problem,
  { fields: _, ...ask }: ChangeProblem,
  by: Actor,
  at: string,
  fields: FieldValues | undefined = before.fields,
): Decision<Problem> {
  if (isOver(before)) throw new Refusal('illegal-transition', `It is ${before.state} and stays as it is.`);
  const said = Object.fromEntries(Object.entries(ask).map(([name, value]) => [name, value ?? undefined]));
  const next = { ...before, ...said, fields } as Problem;
  const assigned = next.assignee !== before.assignee;
  const type = Object.keys(ask).every((name) => name === 'assignee' || name === 'team')
    ? 'assigned'
    : 'changed';
  return decide<Problem>(
    before,
    { ...next, priority: priorityOf(next) },
    { ...deed(type, by, at), ...(assigned && tellAssignee(next, by)) },
  );
}
