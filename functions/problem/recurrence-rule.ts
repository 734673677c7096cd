import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';

/** What can come again: incidents of a service, an item, an alert or a category, or the noise of one source. */
export const subjectKinds = ['service', 'ci', 'alert', 'category', 'source'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** No window is longer, so that what happened need not be kept for longer. */
export const longestDays = 90;

const fields = {
  name: line(120),
  subject: z.enum(subjectKinds),
  /** So many of them. */
  count: z.int().min(2).max(40),
  /** Within so many days. */
  days: z.int().min(1).max(longestDays),
  /** And so many times as many as in the same time before. */
  growth: z.number().min(1).max(20).optional(),
};

/** A rule by which what recurs becomes a candidate for a problem. */
export const RecurrenceRule = z.object({
  ...recordFields,
  kind: z.literal('problem-rule'),
  state: z.enum(['active', 'retired']),
  ...fields,
});
export type RecurrenceRule = z.infer<typeof RecurrenceRule>;

export const AddRecurrenceRule = z.strictObject({ id: slug.optional(), ...fields });
export type AddRecurrenceRule = z.infer<typeof AddRecurrenceRule>;

export const ChangeRecurrenceRule = z
  .strictObject({ ...fields, growth: fields.growth.unwrap().nullable() })
  .partial();
export type ChangeRecurrenceRule = z.infer<typeof ChangeRecurrenceRule>;

const lifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<RecurrenceRule['state']>;

const rule = (
  id: string,
  name: string,
  rest: Pick<RecurrenceRule, 'subject' | 'count' | 'days' | 'growth'>,
) => ({ id, kind: 'problem-rule', state: 'active', title: name, name, version: 1, ...rest }) as const;

/** The rules that the desk brings along. */
export const standardRules: readonly RecurrenceRule[] = [
  rule('same-service', 'Eight incidents of a service in a week', { subject: 'service', count: 8, days: 7 }),
  rule('same-item', 'Four incidents of an item in 30 days', { subject: 'ci', count: 4, days: 30 }),
  rule('same-alert', 'Four incidents of an alert in a week', { subject: 'alert', count: 4, days: 7 }),
  rule('trending-category', 'Twice as many incidents of a category as the week before', {
    ...{ subject: 'category', count: 6, days: 7, growth: 2 },
  }),
  rule('noisy-source', 'A source that was too loud three times in a week', {
    ...{ subject: 'source', count: 3, days: 7 },
  }),
];

/** The rules in use for what is of this kind. */
export const rulesFor = (rules: readonly RecurrenceRule[], kind: SubjectKind): RecurrenceRule[] =>
  rules.filter(({ state, subject }) => state === 'active' && subject === kind);

/** Adds a rule; it looks at what is known already as soon as the next one comes. */
export function addRecurrenceRule(ask: AddRecurrenceRule, by: Actor, at: string): Decision<RecurrenceRule> {
  const id = chosenId(ask.id, ask.name);
  const next = { ...ask, id, kind: 'problem-rule', state: 'active', title: ask.name } as const;
  return decide<RecurrenceRule>(undefined, next, { type: 'problem-rule.added', by: by.id, at });
}

/** Changes a rule for what happens from now on. */
export function changeRecurrenceRule(
  before: RecurrenceRule,
  { growth = before.growth, ...ask }: ChangeRecurrenceRule,
  by: Actor,
  at: string,
): Decision<RecurrenceRule> {
  const next = { ...before, ...ask, growth: growth ?? undefined, title: ask.name ?? before.name };
  return decide<RecurrenceRule>(before, next, { type: 'problem-rule.changed', by: by.id, at });
}

/** Asks a rule no more, or again. @throws {Refusal} `illegal-transition` when that is so already */
export function putRecurrenceRule(
  before: RecurrenceRule,
  step: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<RecurrenceRule> {
  const state = follow(lifecycle, before.state, step);
  return decide<RecurrenceRule>(
    before,
    { ...before, state },
    { type: `problem-rule.${step}d`, by: by.id, at },
  );
}
