import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Level } from '../record/priority.ts';
import { ciId, Redundancy, SaidRedundancy } from './relation.ts';

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

const distinct = <T>(of: (one: T) => string) =>
  [(all: readonly T[]) => new Set(all.map(of)).size === all.length, 'names one twice'] as const;

/** What a service promises to some of its users: a level that can be asked for. */
export const Offering = z
  .strictObject({
    id: slug,
    name: line(120),
    description: text(1000).optional(),
    criticality: Level,
    /** When it is supported, in words: `Monday to Friday, 08:00 to 18:00`. */
    hours: line(120).optional(),
  })
  .meta({ id: 'ServiceOffering' });
export type Offering = z.infer<typeof Offering>;

/** An item that a service runs on, and with which others in one pool. */
export const Support = z
  .strictObject({ ci: ciId, redundancy: Redundancy.optional() })
  .meta({ id: 'ServiceSupport' });

/** The same as somebody says it. */
const SaidSupport = Support.extend({ redundancy: SaidRedundancy.optional() }).meta({
  id: 'SaidServiceSupport',
});

const supports = (one: typeof Support | typeof SaidSupport) =>
  z
    .array(one)
    .max(200)
    .refine(...distinct<z.infer<typeof Support>>(({ ci }) => ci));

/** What a service is made of, beside what alarms and teams need to know of it. */
const makeup = {
  description: text(2000),
  /** Who answers for it: a person, a team, or whatever it is called here. */
  owner: line(120),
  /** The items that it runs on; those that name it as their service belong to it, too. */
  supportedBy: supports(Support),
  /** Services without which it does not work. */
  dependsOn: z
    .array(slug)
    .max(50)
    .refine(...distinct<string>((id) => id)),
  offerings: z
    .array(Offering)
    .max(30)
    .refine(...distinct<Offering>(({ id }) => id)),
};

const fields = {
  name: line(120),
  /** Whose queue its incidents come into. */
  team: slug,
  criticality: Level,
  /** Escalation policy by which its incidents are paged. */
  policy: slug,
  match: z.array(MatchRule).max(50),
  ...makeup,
};
const said = { ...fields, supportedBy: supports(SaidSupport) };
const unmade = {
  description: true,
  owner: true,
  supportedBy: true,
  dependsOn: true,
  offerings: true,
} as const;

/** A service as it is kept. */
export const Service = z
  .object({
    ...recordFields,
    kind: z.literal('service'),
    state: z.enum(['active', 'retired']),
    ...fields,
    policy: fields.policy.optional(),
  })
  .partial(unmade);
export type Service = z.infer<typeof Service>;

export const serviceLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<Service['state']>;

export const AddService = z
  .strictObject({
    ...said,
    id: slug.optional(),
    criticality: fields.criticality.default('medium'),
    policy: fields.policy.optional(),
    match: fields.match.default([]),
  })
  .partial(unmade);
export type AddService = z.infer<typeof AddService>;

/** `null` leaves the service without one: a policy of its own, an owner, a description. */
export const ChangeService = z
  .strictObject({
    ...said,
    policy: fields.policy.nullable(),
    owner: fields.owner.nullable(),
    description: fields.description.nullable(),
  })
  .partial();
export type ChangeService = z.infer<typeof ChangeService>;

function demandOthers(id: string, dependsOn: readonly string[] = []): void {
  const place = dependsOn.indexOf(id);
  if (place >= 0) throw invalid(`/dependsOn/${place}`, 'is the service itself');
}

/**
 * Adds a service, so that alarms and people can say what they are about.
 *
 * @throws {Refusal} `validation` when no id is given and the name has no letter or digit that one could be made of, or when it
 * is said to depend on itself
 */
export function add(ask: AddService, actor: Actor, at: string): Decision<Service> {
  const id = chosenId(ask.id, ask.name);
  demandOthers(id, ask.dependsOn);
  const next = { ...ask, id, kind: 'service', state: 'active', title: ask.name } as const;
  return decide<Service>(undefined, next, { type: 'service.added', by: actor.id, at });
}

/** Changes what is known of a service; alarms that come from now on are judged by it. */
export function change(before: Service, ask: ChangeService, actor: Actor, at: string): Decision<Service> {
  demandOthers(before.id, ask.dependsOn);
  const { name = before.name, ...rest } = ask;
  const { policy, owner, description } = { ...before, ...rest };
  const own = {
    policy: policy ?? undefined,
    owner: owner ?? undefined,
    description: description ?? undefined,
  };
  const next = { ...before, ...rest, name, title: name, ...own };
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
