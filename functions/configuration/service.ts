import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Level } from '../record/priority.ts';

/** Which alarms are about a service. Every field that is given has to fit; `alarmName` may hold `*` and `?`. */
export const MatchRule = z
  .strictObject({
    alarmName: line(255),
    account: z.string().regex(/^\d{12}$/, 'an account has 12 digits'),
    region: z.string().regex(/^[a-z0-9-]{1,32}$/, 'is not a region'),
    namespace: line(255),
  })
  .partial()
  .refine(
    (rule) => Object.values(rule).some((value) => value !== undefined),
    'a rule needs at least one field',
  )
  .meta({ id: 'MatchRule' });
export type MatchRule = z.infer<typeof MatchRule>;

const fields = {
  name: line(120),
  /** Whose queue its incidents come into. */
  team: slug,
  criticality: Level,
  /** Escalation policy by which its incidents are paged. */
  policy: slug,
  match: z.array(MatchRule).max(50),
};

/** A service as it is kept. */
export const Service = z.object({
  ...recordFields,
  kind: z.literal('service'),
  state: z.enum(['active', 'retired']),
  ...fields,
  policy: fields.policy.optional(),
});
export type Service = z.infer<typeof Service>;

export const serviceLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<Service['state']>;

export const AddService = z.strictObject({
  id: slug.optional(),
  name: fields.name,
  team: fields.team,
  criticality: fields.criticality.default('medium'),
  policy: fields.policy.optional(),
  match: fields.match.default([]),
});
export type AddService = z.infer<typeof AddService>;

/** `policy: null` leaves the service without a policy of its own. */
export const ChangeService = z.strictObject({ ...fields, policy: fields.policy.nullable() }).partial();
export type ChangeService = z.infer<typeof ChangeService>;

/**
 * Adds a service, so that alarms and people can say what they are about.
 *
 * @throws {Refusal} `validation` when no id is given and the name has no letter or digit that one could be made of
 */
export function add(ask: AddService, actor: Actor, at: string): Decision<Service> {
  const id = chosenId(ask.id, ask.name);
  const next = { ...ask, id, kind: 'service', state: 'active', title: ask.name } as const;
  return decide<Service>(undefined, next, { type: 'service.added', by: actor.id, at });
}

/** Changes what is known of a service; alarms that come from now on are judged by it. */
export function change(before: Service, ask: ChangeService, actor: Actor, at: string): Decision<Service> {
  const { name = before.name, policy = before.policy, ...rest } = ask;
  const next = { ...before, ...rest, name, title: name, policy: policy ?? undefined };
  return decide(before, next, { type: 'service.changed', by: actor.id, at });
}

/** Takes a service out of use: no alarm maps to it any more, and what was about it still names it. */
export function retire(before: Service, actor: Actor, at: string): Decision<Service> {
  const state = follow(serviceLifecycle, before.state, 'retire');
  return decide(before, { ...before, state }, { type: 'service.retired', by: actor.id, at });
}

/** Puts a retired service into use again. */
export function restore(before: Service, actor: Actor, at: string): Decision<Service> {
  const state = follow(serviceLifecycle, before.state, 'restore');
  return decide(before, { ...before, state }, { type: 'service.restored', by: actor.id, at });
}
