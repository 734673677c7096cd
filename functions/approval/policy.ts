import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import type { Approvable } from '../record/approvable.ts';
import { matching, type Policy, policyFields, standingStep, stepsOf } from '../record/approval-policy.ts';
import { recordFields } from '../record/base.ts';

/** Which records have to pass which steps. */
export const ApprovalPolicy = z
  .object({
    ...recordFields,
    kind: z.literal('approval-policy'),
    state: z.enum(['active']),
    ...policyFields,
    kinds: policyFields.kinds.default(['change']),
  })
  .meta({ id: 'ApprovalPolicy' });
export type ApprovalPolicy = z.infer<typeof ApprovalPolicy>;

export const AddApprovalPolicy = z.strictObject({
  id: slug.optional(),
  ...policyFields,
  kinds: policyFields.kinds.default(['change']),
  enabled: policyFields.enabled.default(true),
});
/** `null` takes the condition away: then it applies to every record of its kinds. */
export const ChangeApprovalPolicy = z
  .strictObject({ ...policyFields, condition: policyFields.condition.nullable() })
  .partial();

/** Adds a policy. It applies to what is submitted from now on: rounds that have begun stay as they are. */
export function addPolicy(
  { id, ...ask }: z.infer<typeof AddApprovalPolicy>,
  actor: Actor,
  at: string,
): Decision<ApprovalPolicy> {
  const next = {
    ...ask,
    id: chosenId(id, ask.name),
    kind: 'approval-policy',
    state: 'active',
    title: ask.name,
  } as const;
  return decide<ApprovalPolicy>(undefined, next, { type: 'approval-policy.added', by: actor.id, at });
}

/** Changes a policy for what is submitted from now on. */
export function changePolicy(
  before: ApprovalPolicy,
  { condition = before.condition, ...ask }: z.infer<typeof ChangeApprovalPolicy>,
  actor: Actor,
  at: string,
): Decision<ApprovalPolicy> {
  const { condition: _, ...rest } = { ...before, ...ask };
  const next = { ...rest, title: rest.name, ...(condition && { condition }) };
  return decide<ApprovalPolicy>(before, next, { type: 'approval-policy.changed', by: actor.id, at });
}

type About = Pick<Approvable, 'kind' | 'policies' | 'steps' | 'otherwise' | 'facts'>;

/**
 * The steps that a record has to pass: its own, and those of all policies that apply; where there are none, what it says that is
 * asked otherwise. Of a policy that it names and that is not there, the authority for changes takes the place: nothing is
 * approved because a rule got lost.
 */
export function stepsFor<P extends Policy>(policies: readonly P[], about: About) {
  const found = matching(policies, about);
  const lost = about.policies.some((id) => !policies.some((one) => one.id === id));
  const steps = [...about.steps, ...stepsOf(found), ...(lost ? [standingStep(false)] : [])];
  return { policies: found, steps: steps.length ? steps : about.otherwise };
}
