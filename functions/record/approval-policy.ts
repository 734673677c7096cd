import * as z from 'zod';
import { line, slug } from '../kernel/text.ts';
import { type Approvable, type ApprovableKind, approvableKinds } from './approvable.ts';
import { type Condition, Condition as ConditionSchema, holds } from './condition.ts';

/**
 * Who is asked: a person, everybody of a team, the managers, a CAB, who leads the requester's or the record's own team, or the
 * requester's own manager, for whom whoever leads their team stands in when they have none.
 */
export const Approvers = z.union([
  z.strictObject({ person: slug }),
  z.strictObject({ team: slug }),
  z.strictObject({ role: z.literal('manager') }),
  z.strictObject({ cab: slug }),
  z.strictObject({ leadOf: z.enum(['requester', 'team']) }),
  z.strictObject({ managerOf: z.literal('requester') }),
]);
export type Approvers = z.infer<typeof Approvers>;

/**
 * How many of those who are asked have to approve: any one of them, all, as many as are counted, or a share of them;
 * `first` means that whoever answers first decides, either way.
 */
export const Quorum = z.union([
  z.enum(['any', 'all', 'first']),
  z.strictObject({ count: z.int().min(1).max(40) }),
  z.strictObject({ percent: z.int().min(1).max(100) }),
]);
export type Quorum = z.infer<typeof Quorum>;

const month = 31 * 24 * 60;
const minutes = z
  .int()
  .min(1)
  .max(3 * month);

/** When those who have not answered are reminded, when others are asked as well, and when the round is over; minutes from the asking. */
export const Deadlines = z
  .strictObject({ remind: minutes.optional(), escalate: minutes.optional(), expire: minutes })
  .refine(
    ({ remind, escalate, expire }) => [remind, escalate].every((one) => one === undefined || one < expire),
    {
      path: ['expire'],
      message: 'is not after the other deadlines',
    },
  )
  .refine(({ remind = 0, escalate }) => escalate === undefined || remind < escalate, {
    path: ['escalate'],
    message: 'is not after the reminder',
  });
export type Deadlines = z.infer<typeof Deadlines>;

/** One step: who is asked, how many have to agree, and by when. */
export const PolicyStep = z
  .strictObject({
    name: line(80),
    approvers: z.array(Approvers).min(1).max(10),
    quorum: Quorum.default('any'),
    /** One rejection is enough to end it, however many approve. */
    veto: z.boolean().default(false),
    deadlines: Deadlines,
    /** Who is asked as well when time runs out, or when too few are left who may decide; without any, the managers. */
    escalateTo: z.array(Approvers).max(10).default([]),
    /** Steps of all policies that apply come in this order; without one, in that of the policy. */
    order: z.int().min(1).max(9).optional(),
  })
  .meta({ id: 'ApprovalStep' });
export type PolicyStep = z.infer<typeof PolicyStep>;

/** What a policy says: of which records, and which steps they have to pass. */
export const policyFields = {
  name: line(120),
  /** Which kinds of records it is for; none of them means those alone that name it themselves. */
  kinds: z
    .array(z.enum(approvableKinds))
    .max(approvableKinds.length)
    .refine((list) => new Set(list).size === list.length, 'names one twice'),
  /** Of which records, by their fields; without a condition, of all. */
  condition: ConditionSchema.optional(),
  steps: z.array(PolicyStep).min(1).max(9),
  enabled: z.boolean(),
};

export type Policy = {
  readonly id: string;
  readonly name: string;
  readonly kinds?: readonly ApprovableKind[] | undefined;
  readonly condition?: Condition | undefined;
  readonly steps: readonly PolicyStep[];
  readonly enabled: boolean;
};

/** A step as it applies to one record, with the policies that ask for it. */
export type AppliedStep = PolicyStep & { readonly policies: readonly string[] };

type About = Pick<Approvable, 'kind' | 'policies' | 'facts'>;

/** Whether a policy is for such a record, whatever its condition says: by its kind, or because the record names it. */
export const isMeant = ({ id, kinds = ['change'] }: Policy, { kind, policies }: About): boolean =>
  kinds.includes(kind) || policies.includes(id);

/** The policies that apply to a record: all of them, not the best one. */
export const matching = <P extends Policy>(policies: readonly P[], about: About): P[] =>
  policies.filter(
    (one) => one.enabled && isMeant(one, about) && (!one.condition || holds(one.condition, about.facts)),
  );

const sameStep = (
  { policies: _, name: __, ...a }: AppliedStep,
  { policies: ___, name: ____, ...b }: AppliedStep,
) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The steps that several policies ask for, in one order: by their numbers, then by the policies' names. A step that two
 * policies ask for in the same words is asked once.
 */
export function stepsOf(policies: readonly Policy[]): AppliedStep[] {
  const all = policies
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
    .flatMap(({ id, steps }) =>
      steps.map((step, index) => ({
        ...step,
        order: step.order ?? index + 1,
        policies: [id] as readonly string[],
      })),
    )
    .toSorted((a, b) => a.order - b.order);
  const merged: AppliedStep[] = [];
  for (const step of all) {
    const twin = merged.findIndex((other) => sameStep(other, step));
    const known = merged[twin];
    if (known) merged[twin] = { ...known, policies: [...new Set([...known.policies, ...step.policies])] };
    else merged.push(step);
  }
  return merged;
}

/** The manager of whoever it is for, within a week. */
export const managerStep: AppliedStep = {
  name: 'Manager',
  approvers: [{ managerOf: 'requester' }],
  quorum: 'any',
  veto: false,
  deadlines: { remind: 24 * 60, escalate: 3 * 24 * 60, expire: 7 * 24 * 60 },
  escalateTo: [],
  policies: [],
};

/** What is asked where no policy applies: one manager, within a week, or within hours where it is urgent. */
export const standingStep = (urgent: boolean): AppliedStep => ({
  name: 'Change authority',
  approvers: [{ role: 'manager' }],
  quorum: 'any',
  veto: false,
  deadlines: urgent
    ? { remind: 15, escalate: 30, expire: 240 }
    : { remind: 24 * 60, escalate: 3 * 24 * 60, expire: 7 * 24 * 60 },
  escalateTo: [],
  policies: [],
});
