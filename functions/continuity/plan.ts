import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { demandNone, Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { PlannedStep, planId, stepFaults } from './plan-step.ts';

const content = {
  title: line(200),
  service: slug,
  team: slug,
  /** Who answers for it. */
  owner: slug,
  /** When it is invoked, and by whom. */
  text: text(8_000),
  steps: z.array(PlannedStep).max(60),
};
const unsaid = { owner: true, text: true } as const;

/** What a plan says. */
export const PlanContent = z.object(content).partial(unsaid).meta({ id: 'PlanContent' });
export type PlanContent = z.infer<typeof PlanContent>;

/** A continuity plan as it is kept: what is being written, and the edition that holds. */
export const ContinuityPlan = z
  .object({
    ...recordFields,
    id: planId,
    kind: z.literal('continuity-plan'),
    state: z.enum(['draft', 'awaiting-approval', 'approved', 'retired']),
    draft: PlanContent,
    live: z.object({ edition: z.int(), content: PlanContent, approvedAt: instant }).optional(),
    editions: z.int().nonnegative(),
    /** How often it was put to the vote. */
    round: z.int().nonnegative(),
    service: z.string(),
    team: z.string(),
    requester: z.string(),
    openedAt: instant,
  })
  .meta({ id: 'ContinuityPlan' });
export type ContinuityPlan = z.infer<typeof ContinuityPlan>;

/** The edition that is approved holds while its next one is written and voted on. */
export const planLifecycle = {
  draft: { write: 'draft', submit: 'awaiting-approval', retire: 'retired' },
  'awaiting-approval': { withdraw: 'draft', approve: 'approved', reject: 'draft' },
  approved: { write: 'draft', retire: 'retired' },
  retired: { write: 'draft' },
} as const satisfies Lifecycle<ContinuityPlan['state']>;

/** The states in their order: the way that is drawn of it. */
export const planWay = ['draft', 'awaiting-approval', 'approved', 'retired'] as const;

/** The steps that people can take now: votes are given on the round. */
export const planSteps = ({ state }: Pick<ContinuityPlan, 'state'>): string[] =>
  stepsFrom(planLifecycle, state).filter((step) => !['write', 'approve', 'reject'].includes(step));

export const CreatePlan = z
  .strictObject({ ...content, team: slug.optional(), steps: content.steps.default([]) })
  .partial(unsaid);
export type CreatePlan = z.infer<typeof CreatePlan>;

export const WritePlan = z
  .strictObject({ ...content, owner: slug.nullable(), text: content.text.nullable() })
  .partial();
export type WritePlan = z.infer<typeof WritePlan>;

/** In one list by title; plans of a service under it. */
export const planKeys = ({ title, service, state }: ContinuityPlan): IndexKeys => ({
  open: { team: 'all', order: `${state === 'retired' ? 1 : 0}#${title.toLowerCase()}` },
  subject: `service#${service}`,
  order: title.toLowerCase(),
});

const deed = (type: string, by: Actor, at: string) => ({
  type: `continuity-plan.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'draft', 'live'],
});

const after = (draft: PlanContent) => ({
  title: draft.title,
  service: draft.service,
  team: draft.team,
  draft,
});

/** Begins a plan as a draft. @throws {Refusal} `validation` for steps that cannot be done */
export function createPlan(
  ask: CreatePlan & { readonly team: string },
  id: string,
  allowed: readonly string[],
  by: Actor,
  at: string,
): Decision<ContinuityPlan> {
  demandNone(stepFaults(ask.steps, allowed));
  const fresh = { id, kind: 'continuity-plan', state: 'draft', editions: 0, round: 0 } as const;
  return decide<ContinuityPlan>(
    undefined,
    { ...fresh, ...after(ask), requester: by.id, openedAt: at },
    deed('created', by, at),
  );
}

/** Writes on its next edition; a retired one comes back as a draft. */
export function writePlan(
  before: ContinuityPlan,
  { owner = before.draft.owner, text = before.draft.text, ...ask }: WritePlan,
  allowed: readonly string[],
  by: Actor,
  at: string,
): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'write');
  const { owner: _, text: __, ...rest } = before.draft;
  const draft: PlanContent = { ...rest, ...ask, ...(owner && { owner }), ...(text && { text }) };
  demandNone(stepFaults(draft.steps, allowed));
  return decide<ContinuityPlan>(before, { ...before, state, ...after(draft) }, deed('written', by, at));
}

/** Puts what is written to the vote. @throws {Refusal} `incomplete` without a step */
export function submitPlan(before: ContinuityPlan, by: Actor, at: string): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'submit');
  if (!before.draft.steps.length) throw new Refusal('incomplete', 'A plan without a step is none.');
  return decide<ContinuityPlan>(
    before,
    { ...before, state, round: before.round + 1, requester: by.id },
    deed('submitted', by, at),
  );
}

/** Takes it back from the vote. */
export function withdrawPlan(before: ContinuityPlan, by: Actor, at: string): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'withdraw');
  return decide<ContinuityPlan>(before, { ...before, state }, deed('withdrawn', by, at));
}

const tell = ({ id, title, requester }: ContinuityPlan, words: string): Notice[] => [
  {
    to: [requester],
    topic: 'continuity',
    title: `${id} ${words}`,
    text: title,
    path: `/continuity-plans/${id}`,
  },
];

/** From now on this edition holds. */
export function approvePlan(before: ContinuityPlan, by: Actor, at: string): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'approve');
  const editions = before.editions + 1;
  const live = { edition: editions, content: before.draft, approvedAt: at };
  const event = { ...deed('approved', by, at), notices: tell(before, 'is approved') };
  return decide<ContinuityPlan>(before, { ...before, state, live, editions }, event);
}

/** It was voted down: it is written on. */
export function rejectPlan(
  before: ContinuityPlan,
  why: string,
  by: Actor,
  at: string,
): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'reject');
  const event = {
    ...deed('rejected', by, at),
    said: { text: why },
    notices: tell(before, 'was not approved'),
  };
  return decide<ContinuityPlan>(before, { ...before, state }, event);
}

/** Nobody follows it any more. */
export function retirePlan(before: ContinuityPlan, by: Actor, at: string): Decision<ContinuityPlan> {
  const state = follow(planLifecycle, before.state, 'retire');
  const { live: _, ...rest } = before;
  return decide<ContinuityPlan>(before, { ...rest, state }, deed('retired', by, at));
}
