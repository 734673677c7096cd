import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { type Approvable, aboutId } from '../record/approvable.ts';
import { isMeant, type Policy, PolicyStep, policyFields } from '../record/approval-policy.ts';
import { explain, holds } from '../record/condition.ts';

/** A policy that is not saved yet. With the id of one that is there, it stands in for that one. */
export const PolicyDraft = z.strictObject({
  id: slug.optional(),
  kinds: policyFields.kinds.default(['change']),
  condition: policyFields.condition,
  steps: policyFields.steps,
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

export const TryPolicies = z.strictObject({ about: aboutId, policy: PolicyDraft.optional() });

/** Whether a policy is for a record, and what each comparison of its condition found there. */
export const Considered = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** It is for records of this kind, or the record names it. */
  meant: z.boolean(),
  fits: z.boolean(),
  found: z.array(z.object({ field: z.string(), met: z.boolean(), value: z.unknown().optional() })),
});

/** A step as it would be asked, with the people who are meant at this moment. */
export const TriedStep = PolicyStep.omit({ order: true }).extend({
  policies: z.array(z.string()),
  people: z.array(z.string()),
  deputies: z.array(z.string()),
});

// No policy can be called that: it is no slug.
const draftId = 'this draft';

/** The policies as they would be with the draft: in the place of the one whose id it has, or beside the others. */
export function withDraft<P extends Policy>(
  policies: readonly P[],
  draft: PolicyDraft | undefined,
): (P | Policy)[] {
  if (!draft) return [...policies];
  const { id = draftId, ...rest } = draft;
  const name = policies.find((one) => one.id === id)?.name ?? 'This draft';
  return [...policies.filter((one) => one.id !== id), { ...rest, id, name, enabled: true }];
}

/** Why each policy is for a record, or is not: those that are come first. */
export const considered = (
  policies: readonly Policy[],
  about: Pick<Approvable, 'kind' | 'policies' | 'facts'>,
): z.infer<typeof Considered>[] =>
  policies
    .map((policy) => {
      const { id, name, enabled, condition } = policy;
      const meant = isMeant(policy, about);
      return {
        id,
        name,
        enabled,
        meant,
        fits: enabled && meant && (!condition || holds(condition, about.facts)),
        found: condition ? explain(condition, about.facts) : [],
      };
    })
    .toSorted((a, b) => Number(b.fits) - Number(a.fits));
