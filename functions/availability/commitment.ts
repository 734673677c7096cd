import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { slug, timeZone } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Condition } from '../record/condition.ts';

/** Percent of the agreed time in which a service is there: not all of it, which nothing can promise. */
export const Percent = z.number().gt(0).lt(100);

const Promised = z.strictObject({
  percent: Percent,
  /** Hours of a service calendar in which it is to be there; around the clock without one. */
  calendar: slug.optional(),
});

/** What is promised of one offering of the service, where that is something else. */
export const OfferingCommitment = Promised.extend({ offering: slug }).meta({ id: 'OfferingCommitment' });

const fields = {
  ...Promised.shape,
  /** Whose midnights begin its days and months. */
  timeZone,
  offerings: z
    .array(OfferingCommitment)
    .max(30)
    .refine((all) => new Set(all.map(({ offering }) => offering)).size === all.length, 'names one twice'),
  /** Alarms that mean an outage, by what is known of them; without it, those of high impact. */
  outageWhen: Condition,
  /** Alarms that mean a degradation; without it, those of medium impact. */
  degradedWhen: Condition,
  /** Whether an incident of priority 1 that a person reports means an outage. */
  incidentsCount: z.boolean(),
  /** Whether changes wait while the error budget of the month is spent. */
  holdsChanges: z.boolean(),
};

/** How much a service is promised to be there, and what tells that it is not: one for each service, by the service's id. */
export const Commitment = z
  .object({
    ...recordFields,
    id: slug,
    kind: z.literal('commitment'),
    state: z.enum(['active', 'retired']),
    ...fields,
    outageWhen: fields.outageWhen.optional(),
    degradedWhen: fields.degradedWhen.optional(),
  })
  .meta({ id: 'AvailabilityCommitment' });
export type Commitment = z.infer<typeof Commitment>;

export const commitmentLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<Commitment['state']>;

export const AddCommitment = z.strictObject({
  service: slug,
  ...fields,
  timeZone: timeZone.default('UTC'),
  offerings: fields.offerings.default([]),
  outageWhen: fields.outageWhen.optional(),
  degradedWhen: fields.degradedWhen.optional(),
  incidentsCount: z.boolean().default(true),
  holdsChanges: z.boolean().default(false),
});
export type AddCommitment = z.infer<typeof AddCommitment>;

/** `null` goes back to what holds where nobody says anything. */
export const ChangeCommitment = z
  .strictObject({
    ...fields,
    calendar: slug.nullable(),
    outageWhen: fields.outageWhen.nullable(),
    degradedWhen: fields.degradedWhen.nullable(),
  })
  .partial();
export type ChangeCommitment = z.infer<typeof ChangeCommitment>;

const deed = (type: string, { id: by }: Actor, at: string) => ({ type: `commitment.${type}`, by, at });

/** Promises how much a service is to be there. */
export function addCommitment(
  { service, ...ask }: AddCommitment,
  name: string,
  by: Actor,
  at: string,
): Decision<Commitment> {
  const next = { ...ask, id: service, kind: 'commitment', state: 'active', title: name } as const;
  return decide<Commitment>(undefined, next, deed('added', by, at));
}

/** Promises something else: figures and budgets go by it at once, those of the time before as well. */
export function changeCommitment(
  before: Commitment,
  ask: ChangeCommitment,
  by: Actor,
  at: string,
): Decision<Commitment> {
  const { calendar, outageWhen, degradedWhen } = { ...before, ...ask };
  const own = {
    calendar: calendar ?? undefined,
    outageWhen: outageWhen ?? undefined,
    degradedWhen: degradedWhen ?? undefined,
  };
  return decide<Commitment>(before, { ...before, ...ask, ...own }, deed('changed', by, at));
}

/** Nothing is promised any more, or again. @throws {Refusal} `illegal-transition` */
export function moveCommitment(
  before: Commitment,
  step: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<Commitment> {
  const state = follow(commitmentLifecycle, before.state, step);
  return decide<Commitment>(
    before,
    { ...before, state },
    deed(step === 'retire' ? 'retired' : 'restored', by, at),
  );
}
