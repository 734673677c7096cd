import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { capacityMetricId } from './capacity-metric.ts';
import { Day } from './series.ts';

export const capacityPlanId = z.string().regex(/^CAP-[1-9]\d{0,11}$/, 'is not an id such as CAP-12');

/** What drives the need, as it is and as it is expected to be by a day. */
export const Demand = z
  .strictObject({
    driver: line(120),
    unit: line(40).optional(),
    now: z.number(),
    expected: z.number(),
    by: Day,
    /** Who says so. */
    basis: line(200).optional(),
  })
  .meta({ id: 'Demand' });
export type Demand = z.infer<typeof Demand>;

const money = z.number().nonnegative().max(1e12);

/** A way to have enough, with what it costs once and every month. */
export const CapacityOption = z
  .strictObject({
    id: slug,
    title: line(200),
    /** How much there is with it, in the unit of what is measured. */
    capacity: z.number().optional(),
    once: money.default(0),
    monthly: money.default(0),
    note: text(2_000).optional(),
  })
  .meta({ id: 'CapacityOption' });
export type CapacityOption = z.infer<typeof CapacityOption>;

const distinct = (options: readonly { readonly id: string }[]) =>
  new Set(options.map(({ id }) => id)).size === options.length;

const fields = {
  title: line(200),
  description: text(16_000),
  service: slug,
  team: slug,
  owner: slug,
  /** Three letters, as ISO 4217 has them. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency such as USD'),
  demand: z.array(Demand).max(20),
  metrics: z
    .array(capacityMetricId)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'names one twice'),
  options: z.array(CapacityOption).max(10).refine(distinct, 'has one id twice'),
  reviewOn: Day,
};

const Decided = z
  .object({ option: slug, reason: text(8_000), at: instant, by: z.string() })
  .meta({ id: 'CapacityDecision' });
const Reviewed = z
  .object({ at: instant, by: z.string(), text: text(8_000), next: Day.optional() })
  .meta({ id: 'CapacityReview' });
const mostReviews = 40;

/** A capacity plan as it is kept: the demand of a service, ways to meet it, which one was decided on, and whether it was enough. */
export const CapacityPlan = z
  .object({
    ...recordFields,
    id: capacityPlanId,
    kind: z.literal('capacity-plan'),
    state: z.enum(['draft', 'decided', 'closed', 'withdrawn']),
    ...fields,
    decision: Decided.optional(),
    reviews: z.array(Reviewed).max(mostReviews),
    /** The day of its review has come. */
    due: z.literal(true).optional(),
    openedAt: instant,
  })
  .partial({ description: true, owner: true })
  .meta({ id: 'CapacityPlan' });
export type CapacityPlan = z.infer<typeof CapacityPlan>;
type Fields = Omit<CapacityPlan, 'version' | 'chain'>;

export const AddCapacityPlan = z
  .strictObject({
    ...fields,
    team: fields.team.optional(),
    currency: fields.currency.default('USD'),
    demand: fields.demand.default([]),
    metrics: fields.metrics.default([]),
    options: fields.options.default([]),
  })
  .partial({ description: true, owner: true });
export type AddCapacityPlan = z.infer<typeof AddCapacityPlan>;

export const ChangeCapacityPlan = z
  .strictObject({ ...fields, description: fields.description.nullable(), owner: fields.owner.nullable() })
  .omit({ service: true })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeCapacityPlan = z.infer<typeof ChangeCapacityPlan>;

export const DecideCapacity = z.strictObject({ option: slug, reason: text(8_000) });
/** With a next day it goes on; without, it is over. */
export const ReviewCapacity = z.strictObject({ text: text(8_000), next: Day.optional() });
export const WithdrawCapacity = z.strictObject({ reason: text(2_000) });

export const planLifecycle = {
  draft: { change: 'draft', decide: 'decided', withdraw: 'withdrawn' },
  decided: { review: 'decided', reopen: 'draft', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: { reopen: 'draft' },
} as const satisfies Lifecycle<CapacityPlan['state']>;

export const planSteps = ({ state }: Pick<CapacityPlan, 'state'>): string[] =>
  stepsFrom(planLifecycle, state);

export const isPlanOpen = ({ state }: Pick<CapacityPlan, 'state'>): boolean =>
  state === 'draft' || state === 'decided';

/** By the day of its review while it is open, and under its service for ever. */
export const planKeys = (plan: CapacityPlan): IndexKeys => ({
  open: { team: isPlanOpen(plan) ? 'open' : 'over', order: plan.reviewOn },
  subject: `service:${plan.service}`,
  order: plan.openedAt,
});

export const planDeed = (type: string, by: Actor, at: string) => ({
  type: `capacity-plan.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'description', 'demand', 'options', 'decision', 'reviews'],
});

/** With the clock of its review, at the beginning of that day. */
function wound<T extends Fields>(plan: T): T {
  const waits = plan.state === 'decided' && !plan.due;
  return {
    ...plan,
    clocks: wind(plan.clocks, 'review', waits ? `${plan.reviewOn}T00:00:00.000Z` : undefined),
  };
}

function demandLater(reviewOn: string, at: string, pointer: string): void {
  if (reviewOn <= at.slice(0, 10)) throw invalid(pointer, 'has passed: name a day to come');
}

/** Writes a plan. */
export function addPlan(
  ask: AddCapacityPlan & { readonly team: string },
  id: string,
  by: Actor,
  at: string,
): Decision<CapacityPlan> {
  demandLater(ask.reviewOn, at, '/reviewOn');
  const next: Fields = { ...ask, id, kind: 'capacity-plan', state: 'draft', reviews: [], openedAt: at };
  return decide<CapacityPlan>(undefined, next, planDeed('written', by, at));
}

/** Writes it anew, as long as nothing is decided. */
export function changePlan(
  before: CapacityPlan,
  ask: ChangeCapacityPlan,
  by: Actor,
  at: string,
): Decision<CapacityPlan> {
  const state = follow(planLifecycle, before.state, 'change');
  if (ask.reviewOn) demandLater(ask.reviewOn, at, '/reviewOn');
  const { description = before.description, owner = before.owner, ...rest } = ask;
  const own = { description: description ?? undefined, owner: owner ?? undefined };
  return decide<CapacityPlan>(before, { ...before, ...rest, ...own, state }, planDeed('changed', by, at));
}

/**
 * Decides on one of its options; the day of its review is watched from now on.
 *
 * @throws {Refusal} `validation` for an option that it does not have
 */
export function decidePlan(
  before: CapacityPlan,
  { option, reason }: z.infer<typeof DecideCapacity>,
  by: Actor,
  at: string,
): Decision<CapacityPlan> {
  const state = follow(planLifecycle, before.state, 'decide');
  if (!before.options.some(({ id }) => id === option))
    throw invalid('/option', before.options.length ? `is none of its options` : 'it has no options yet');
  const passed = before.reviewOn <= at.slice(0, 10);
  if (passed) throw new Refusal('incomplete', 'The day of its review has passed: name another one first.');
  const decision = { option, reason, at, by: by.id };
  return decide<CapacityPlan>(before, wound({ ...before, state, decision }), planDeed('decided', by, at));
}

/** The day of its review has come: whoever owns it is told. */
export function fallDue(before: CapacityPlan, by: Actor, at: string): Decision<CapacityPlan> {
  const { id, title, owner, team } = before;
  const to = [owner ?? `team:${team}`];
  const notices = [
    { to, topic: 'capacity', title: `${id}: ${title} is to be reviewed`, path: `/capacity-plans/${id}` },
  ];
  return decide<CapacityPlan>(before, wound({ ...before, due: true }), {
    ...planDeed('due', by, at),
    notices,
  });
}

/** What became of it: it is looked at again on another day, or it is over. */
export function reviewPlan(
  before: CapacityPlan,
  { text: words, next }: z.infer<typeof ReviewCapacity>,
  by: Actor,
  at: string,
): Decision<CapacityPlan> {
  follow(planLifecycle, before.state, 'review');
  if (next) demandLater(next, at, '/next');
  if (next && before.reviews.length >= mostReviews - 1)
    throw new Refusal('incomplete', 'It was reviewed often enough: end it, and write a new one.');
  const review = { at, by: by.id, text: words, ...(next && { next }) };
  const after: Fields = {
    ...before,
    state: next ? 'decided' : 'closed',
    reviews: [...before.reviews, review],
    due: undefined,
    ...(next && { reviewOn: next }),
  };
  return decide<CapacityPlan>(before, wound(after), planDeed(next ? 'reviewed' : 'closed', by, at));
}

/** It is not followed, and why. */
export function withdrawPlan(
  before: CapacityPlan,
  { reason }: z.infer<typeof WithdrawCapacity>,
  by: Actor,
  at: string,
): Decision<CapacityPlan> {
  const state = follow(planLifecycle, before.state, 'withdraw');
  const event = { ...planDeed('withdrawn', by, at), said: { text: reason } };
  return decide<CapacityPlan>(before, wound({ ...before, state, due: undefined }), event);
}

/** It is thought over: a draft again, without a decision. */
export function reopenPlan(before: CapacityPlan, by: Actor, at: string): Decision<CapacityPlan> {
  const state = follow(planLifecycle, before.state, 'reopen');
  const { decision: _, due: __, ...rest } = before;
  return decide<CapacityPlan>(before, wound({ ...rest, state } as Fields), planDeed('reopened', by, at));
}
