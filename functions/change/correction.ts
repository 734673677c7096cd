import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Change, deed } from './change.ts';
import { sameContent } from './content.ts';
import { changeTypes, isAhead, isOver, lifecycleOf } from './lifecycle.ts';
import { changeFields, windowOf } from './opening.ts';
import type { Risk } from './risk.ts';

const { description, assignee, implementer, plannedFrom, plannedTo, parent } = changeFields;

/** `null` takes away what need not be there. */
export const ChangeChange = z
  .strictObject({
    ...changeFields,
    type: z.enum(changeTypes),
    description: description.nullable(),
    assignee: assignee.nullable(),
    implementer: implementer.nullable(),
    plannedFrom: plannedFrom.nullable(),
    plannedTo: plannedTo.nullable(),
    parent: parent.nullable(),
  })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeChange = z.infer<typeof ChangeChange>;

const emptied = ([, value]: [string, unknown]) => value !== null;

/** A change with what somebody says of it; nothing is decided yet. @throws {Refusal} `validation` for a window that is none */
export function edited(before: Change, ask: ChangeChange): Change {
  const whole = Object.fromEntries(Object.entries({ ...before, ...ask }).filter(emptied)) as Change;
  if (ask.plannedFrom === undefined && ask.plannedTo === undefined) return whole;
  return { ...whole, ...windowOf(whole.plannedFrom, whole.plannedTo) };
}

/**
 * Changes what is known of a change. What people vote on can be edited until it begins, and each such edit of what was
 * submitted opens a new round: it is asked for anew.
 *
 * @param next the change as it is to be, with its risk judged again
 * @throws {Refusal} `illegal-transition` for what was voted on once it has begun, for its type once it was submitted, and for
 *   anything once it is over
 */
export function correct(before: Change, edited: Change, risk: Risk, by: Actor, at: string): Decision<Change> {
  if (isOver(before)) throw new Refusal('illegal-transition', `It is ${before.state} and stays as it is.`);
  const same = sameContent(before, edited);
  if (!same && !isAhead(before))
    throw new Refusal('illegal-transition', 'It has begun: what was agreed on stays as it is.');
  if (edited.type !== before.type && before.state !== 'draft')
    throw new Refusal('illegal-transition', 'Its type can be changed while it is a draft.');
  if (same || before.state === 'draft')
    return decide(before, { ...edited, ...(!same && { risk }) }, deed('changed', by, at));
  const state = follow(lifecycleOf(before.type), before.state, 'revise');
  return decide(
    before,
    { ...edited, risk, state, round: before.round + 1, submittedAt: at },
    deed('revised', by, at),
  );
}
