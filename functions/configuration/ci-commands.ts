import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { AskFields, type FieldValue } from '../record/field-values.ts';
import { type Ci, identityFields, missingOf, saidFields, settled } from './ci.ts';
import { type CiStep, ciLifecycle, completeFor, pastOf } from './ci-lifecycle.ts';
import { classId, type Rules } from './class-rules.ts';
import { firstCheck } from './first-check.ts';
import type { Saying } from './reconcile.ts';

const change = z
  .string()
  .max(20)
  .regex(/^CHG-[1-9]\d{0,11}$/, 'is not an id such as CHG-1042');

export const AddCi = z
  .strictObject({
    class: classId,
    state: z.enum(['planned', 'in-use']).default('in-use'),
    ...identityFields,
    ...saidFields,
    attributes: AskFields,
    /** The change that it belongs to. */
    change,
  })
  .partial({
    arn: true,
    account: true,
    region: true,
    resourceType: true,
    resourceId: true,
    service: true,
    owner: true,
    criticality: true,
    attributes: true,
    change: true,
  });
export type AddCi = z.infer<typeof AddCi>;

/** `null` takes back what people said of a field: then another source's word holds, or none. */
export const ChangeCi = z
  .strictObject({
    name: saidFields.name,
    service: saidFields.service.nullable(),
    owner: saidFields.owner.nullable(),
    criticality: saidFields.criticality.nullable(),
    attributes: AskFields,
    change,
  })
  .partial();
export type ChangeCi = z.infer<typeof ChangeCi>;

export const StepCi = z.strictObject({ change }).partial();
export type StepCi = z.infer<typeof StepCi>;

type Ask = Pick<ChangeCi, 'name' | 'service' | 'owner' | 'criticality' | 'attributes'>;

/** What somebody says, field by field, on top of what they said before. */
export function saying(before: Saying | undefined, ask: Ask, at: string): Saying {
  const { name, service, owner, criticality, attributes = {} } = ask;
  const said = {
    ...{ name, service, owner, criticality },
    ...Object.fromEntries(Object.entries(attributes).map(([field, value]) => [`attributes.${field}`, value])),
  };
  const values: Record<string, FieldValue> = { ...before?.values };
  for (const [field, value] of Object.entries(said)) {
    if (value === null) delete values[field];
    else if (value !== undefined) values[field] = value;
  }
  return { ...before, at, values };
}

type Event = Omit<DomainEvent, 'changed'>;

/** The event says what changed field by field, and not what each source said: that is the record's to tell. */
export function decideCi(
  before: Ci | undefined,
  next: Omit<Ci, 'version' | 'chain'>,
  event: Event,
): Decision<Ci> {
  const decision = decide<Ci>(before, next, event);
  const {
    said: _,
    from: __,
    attributes: ___,
    seenAt: ____,
    observed: _____,
    title: ______,
    ...changed
  } = decision.event.changed;
  const [was, is] = [before?.attributes ?? {}, next.attributes];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const attributes = Object.fromEntries(
    names.map((name) => [`attributes.${name}`, { from: was[name], to: is[name] }]),
  );
  return { ...decision, event: { ...decision.event, changed: { ...changed, ...attributes } } };
}

const latest = (at: string, belongs?: string) => ({
  latest: { source: 'person', at, ...(belongs && { change: belongs }) },
});

/** Adds an item by hand: what is said is kept as people's word. */
export function addCi(ask: AddCi, id: string, rules: Rules, actor: Actor, at: string): Decision<Ci> {
  const {
    class: kindOf,
    state,
    arn,
    account,
    region,
    resourceType,
    resourceId,
    change: belongs,
    ...words
  } = ask;
  const said = { person: saying(undefined, words, at) };
  const draft = {
    ...{ id, kind: 'ci' as const, state, class: kindOf },
    ...{ arn, account, region, resourceType, resourceId },
    ...{ said, seenAt: at },
    ...latest(at, belongs),
    clocks: firstCheck(at),
  };
  return decideCi(undefined, settled(draft, rules, at), { type: 'ci.added', by: actor.id, at });
}

/** Changes what people say of an item; whether that holds is for its class to say. */
export function changeCi(before: Ci, ask: ChangeCi, rules: Rules, actor: Actor, at: string): Decision<Ci> {
  const { change: belongs, ...words } = ask;
  const said = { ...before.said, person: saying(before.said.person, words, at) };
  const next = settled({ ...before, said, seenAt: at, ...latest(at, belongs) }, rules, at);
  return decideCi(before, next, { type: 'ci.changed', by: actor.id, at });
}

/**
 * Takes an item one step further in its life.
 *
 * @throws {Refusal} `illegal-transition`, or `incomplete` when a step needs what nobody has said yet
 */
export function stepCi(
  before: Ci,
  step: CiStep,
  ask: StepCi,
  rules: Rules,
  actor: Actor,
  at: string,
): Decision<Ci> {
  const state = follow(ciLifecycle, before.state, step);
  const missing = completeFor.includes(step) ? missingOf(before, rules) : [];
  if (missing.length)
    throw new Refusal('incomplete', `Before it goes into use it needs: ${missing.join(', ')}.`, { missing });
  const next = { ...before, state, seenAt: at, ...latest(at, ask.change) };
  return decideCi(before, next, { type: pastOf[step], by: actor.id, at });
}
