import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { ruleFor } from './assignment.ts';
import { AddAssignmentRule, type AssignmentRule } from './assignment-rule.ts';

/** A rule that is not saved yet. With the id of one that is there, it stands in for that one. */
export const TryAssignmentRule = z.strictObject({
  id: slug.optional(),
  recordKind: AddAssignmentRule.shape.recordKind,
  order: AddAssignmentRule.shape.order,
  condition: AddAssignmentRule.shape.condition,
});
export type TryAssignmentRule = z.infer<typeof TryAssignmentRule>;

/** A record as the trial needs it. */
export type Example = { readonly id: string; readonly title: string; readonly facts: object };

/** One of the latest records: whether the rule is for it, by which rule it goes, and by which it would go. */
export const Tried = z
  .object({
    id: z.string(),
    title: z.string(),
    matches: z.boolean(),
    before: z.string().optional(),
    after: z.string().optional(),
  })
  .meta({ id: 'TriedAssignment' });
export type Tried = z.infer<typeof Tried>;

/** Asks the rules for each record twice: as they are, and with the one that is tried in its place. */
export function trial(
  rules: readonly AssignmentRule[],
  draft: AssignmentRule,
  examples: readonly Example[],
): Tried[] {
  const changed = [...rules.filter(({ id }) => id !== draft.id), draft];
  return examples.map(({ id, title, facts }) => ({
    id,
    title,
    matches: ruleFor([draft], draft.recordKind, facts) !== undefined,
    before: ruleFor(rules, draft.recordKind, facts)?.id,
    after: ruleFor(changed, draft.recordKind, facts)?.id,
  }));
}

/** The rule of a trial as one that could be kept; without an id it is `try`, which no rule has. */
export const draftOf = (ask: TryAssignmentRule, order: number): AssignmentRule => ({
  order,
  ...ask,
  id: ask.id ?? 'try',
  kind: 'assignment-rule',
  state: 'active',
  title: 'Trial',
  name: 'Trial',
  assignee: { mode: 'none' },
  version: 1,
});
