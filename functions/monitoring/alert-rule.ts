import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Condition } from '../record/condition.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Effect } from './handling.ts';
import { between } from './place.ts';

const fields = {
  name: line(120),
  /** Which signals it is about; all of them when it is absent. */
  condition: Condition.optional(),
  effect: Effect,
  /** No rule below is looked at for what this one matches. */
  last: z.boolean(),
  note: text(2_000).optional(),
};

/** What becomes of the signals that it matches. */
export const AlertRule = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('alert-rule'),
    state: z.enum(['active', 'paused', 'removed']),
    ...fields,
    /** Its place in the list: rules are looked at from the least to the greatest. */
    place: z.string(),
  })
  .meta({ id: 'AlertRule' });
export type AlertRule = z.infer<typeof AlertRule>;

export const alertRuleLifecycle = {
  active: { pause: 'paused', remove: 'removed' },
  paused: { resume: 'active', remove: 'removed' },
  removed: {},
} as const satisfies Lifecycle<AlertRule['state']>;

/** In the list in its order, until it is removed. */
export const alertRuleKeys = (rule: AlertRule): IndexKeys => ({
  ...(rule.state !== 'removed' && { open: { team: 'all', order: rule.place } }),
  order: rule.place,
});

export const AddAlertRule = z.strictObject({
  id: slug.optional(),
  name: fields.name,
  condition: fields.condition,
  effect: fields.effect,
  last: fields.last.default(false),
  note: fields.note,
});
export type AddAlertRule = z.infer<typeof AddAlertRule>;

export const ChangeAlertRule = z
  .strictObject({ ...fields, condition: Condition.nullable(), note: text(2_000).nullable() })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeAlertRule = z.infer<typeof ChangeAlertRule>;

/** `before` names the rule in front of which it is to stand; without it, it becomes the last one. */
export const MoveAlertRule = z.strictObject({ before: slug.nullable().default(null) });

const said = (type: string, by: Actor, at: string) => ({ type, by: by.id, at });

/**
 * Adds a rule below all others.
 *
 * @param others the rules that there are, in their order
 * @throws {Refusal} `validation` when no id is given and none can be made of the name
 */
export function addRule(
  ask: AddAlertRule,
  others: readonly AlertRule[],
  by: Actor,
  at: string,
): Decision<AlertRule> {
  const id = chosenId(ask.id, ask.name, 'try');
  const place = between(others.at(-1)?.place, undefined);
  const rule = { ...ask, id, kind: 'alert-rule', state: 'active', title: ask.name, place } as const;
  return decide<AlertRule>(undefined, rule, said('alert-rule.added', by, at));
}

/** Changes a rule; signals that come from now on are judged by it. @throws {Refusal} `illegal-transition` once removed */
export function changeRule(
  before: AlertRule,
  ask: ChangeAlertRule,
  by: Actor,
  at: string,
): Decision<AlertRule> {
  if (before.state === 'removed') throw new Refusal('illegal-transition', 'It was removed and stays so.');
  const { name = before.name, condition = before.condition, note = before.note, ...rest } = ask;
  const next = {
    ...before,
    ...rest,
    name,
    title: name,
    condition: condition ?? undefined,
    note: note ?? undefined,
  };
  return decide<AlertRule>(before, next, said('alert-rule.changed', by, at));
}

/**
 * Moves a rule in front of another one, or to the end.
 *
 * @param others every rule in its order; whether the moved one is among them does not matter
 * @throws {Refusal} `not-found` when there is no such other rule
 */
export function moveRule(
  before: AlertRule,
  target: string | null,
  others: readonly AlertRule[],
  by: Actor,
  at: string,
): Decision<AlertRule> {
  const rest = others.filter(({ id }) => id !== before.id);
  const index = target === null ? rest.length : rest.findIndex(({ id }) => id === target);
  if (index < 0) throw new Refusal('not-found', `There is no alert-rule ${target} to stand before.`);
  const place = between(rest[index - 1]?.place, rest[index]?.place);
  return decide<AlertRule>(before, { ...before, place }, said('alert-rule.moved', by, at));
}

const past = { pause: 'alert-rule.paused', resume: 'alert-rule.resumed', remove: 'alert-rule.removed' };

/** Takes a rule out of use for a while or for good, or into use again. */
export function turnRule(
  before: AlertRule,
  command: keyof typeof past,
  by: Actor,
  at: string,
): Decision<AlertRule> {
  const state = follow(alertRuleLifecycle, before.state, command);
  return decide<AlertRule>(before, { ...before, state }, said(past[command], by, at));
}
