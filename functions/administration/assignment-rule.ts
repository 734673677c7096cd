import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { line, slug } from '../kernel/text.ts';
import { Condition } from '../record/condition.ts';
import { definitionFields } from './definition.ts';
import { RecordKind } from './record-kind.ts';

/**
 * Who of the team gets it: nobody yet; one person; each member in turn; or, of those on call now, whoever has the fewest
 * open records. A team without a schedule counts as on call with everybody in it.
 */
export const Assignee = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({ mode: z.literal('person'), person: slug }),
  z.strictObject({ mode: z.literal('round-robin') }),
  z.strictObject({ mode: z.literal('least-busy') }),
]);
export type Assignee = z.infer<typeof Assignee>;

const fields = {
  name: line(120),
  /** Rules are asked from the lowest number up; those of one number by their ids. */
  order: z.int().min(0).max(100_000),
  /** Without one, the rule is for everything. */
  condition: Condition,
  /** Whose queue it goes to; without one, that of the service. */
  team: slug,
  assignee: Assignee,
  /** For what came without a category. */
  category: slug,
};

/** An assignment rule as it is kept. */
export const AssignmentRule = z
  .object({
    ...definitionFields,
    kind: z.literal('assignment-rule'),
    ...fields,
  })
  .partial({ condition: true, team: true, category: true });
export type AssignmentRule = z.infer<typeof AssignmentRule>;

/** Without an order, the rule is asked after all others. */
export const AddAssignmentRule = z
  .strictObject({
    id: slug.refine((id) => id !== 'try', 'is taken by /v1/assignment-rules/try').optional(),
    recordKind: RecordKind,
    ...fields,
    assignee: fields.assignee.default({ mode: 'none' }),
  })
  .partial({ order: true, condition: true, team: true, category: true });
export type AddAssignmentRule = z.infer<typeof AddAssignmentRule>;

export const ChangeAssignmentRule = z
  .strictObject({
    ...fields,
    condition: fields.condition.nullable(),
    team: fields.team.nullable(),
    category: fields.category.nullable(),
  })
  .partial();
export type ChangeAssignmentRule = z.infer<typeof ChangeAssignmentRule>;

/** The order of a rule that is asked after all of these. */
export const lastOrder = (rules: readonly Pick<AssignmentRule, 'order'>[]): number =>
  Math.min(100_000, Math.max(0, ...rules.map(({ order }) => order)) + 10);

/** Adds a rule by which records find their team and their assignee. */
export function addAssignmentRule(
  ask: AddAssignmentRule,
  rules: readonly AssignmentRule[],
  actor: Actor,
  at: string,
): Decision<AssignmentRule> {
  const id = chosenId(ask.id, ask.name, 'try');
  const order = ask.order ?? lastOrder(rules);
  const next = { ...ask, id, order, kind: 'assignment-rule', state: 'active', title: ask.name } as const;
  return decide<AssignmentRule>(undefined, next, { type: 'assignment-rule.added', by: actor.id, at });
}

/** Changes a rule for what is opened from now on. */
export function changeAssignmentRule(
  before: AssignmentRule,
  ask: ChangeAssignmentRule,
  actor: Actor,
  at: string,
): Decision<AssignmentRule> {
  const { condition = before.condition, team = before.team, category = before.category, ...rest } = ask;
  const name = ask.name ?? before.name;
  const cleared = {
    condition: condition ?? undefined,
    team: team ?? undefined,
    category: category ?? undefined,
  };
  const next = { ...before, ...rest, ...cleared, title: name };
  return decide<AssignmentRule>(before, next, { type: 'assignment-rule.changed', by: actor.id, at });
}
