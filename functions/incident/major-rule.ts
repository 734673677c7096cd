import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Condition, holds } from '../record/condition.ts';
import type { Incident } from './incident.ts';

const fields = {
  name: line(120),
  /** Rules are asked from the lowest number up; those of one number by their ids. */
  order: z.int().min(0).max(100_000),
  condition: Condition,
  action: z.enum(['propose', 'declare']),
};

/** A rule by which an incident is proposed as a major one, or declared to be one. */
export const MajorRule = z.object({
  ...recordFields,
  kind: z.literal('major-incident-rule'),
  state: z.enum(['active', 'retired']),
  ...fields,
});
export type MajorRule = z.infer<typeof MajorRule>;

export const AddMajorRule = z
  .strictObject({ id: slug.optional(), ...fields, action: fields.action.default('propose') })
  .partial({ order: true });
export type AddMajorRule = z.infer<typeof AddMajorRule>;

export const ChangeMajorRule = z.strictObject(fields).partial();
export type ChangeMajorRule = z.infer<typeof ChangeMajorRule>;

const lifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<MajorRule['state']>;

const rule = (id: string, order: number, name: string, condition: Condition): MajorRule => ({
  id,
  kind: 'major-incident-rule',
  state: 'active',
  title: name,
  name,
  order,
  condition,
  action: 'propose',
  version: 1,
});

/** The rules that the desk brings along. */
export const standardRules: readonly MajorRule[] = [
  rule('critical-service', 100, 'Priority 1 on a service of high criticality', {
    all: [
      { field: 'criticality', is: 'high' },
      { field: 'priority', is: 1 },
    ],
  }),
  rule('many-children', 200, 'More than 20 children', { field: 'children', atLeast: 21 }),
];

const first = (a: MajorRule, b: MajorRule) => a.order - b.order || (a.id < b.id ? -1 : 1);

/** What rules may look at: the incident's own fields, and how many alerts joined it. */
export const majorFacts = ({ alerts = {}, children = 0, ...incident }: Omit<Incident, 'version'>) => ({
  ...incident,
  children,
  alerts: Object.keys(alerts).length,
});

/** The first rule in use whose condition the incident meets; undefined when none does. */
export const triggered = (
  rules: readonly MajorRule[],
  incident: Omit<Incident, 'version'>,
): MajorRule | undefined =>
  rules
    .filter(({ state }) => state === 'active')
    .toSorted(first)
    .find(({ condition }) => holds(condition, majorFacts(incident)));

/** Adds a rule; without an order it is asked last. */
export function addMajorRule(
  ask: AddMajorRule,
  rules: readonly MajorRule[],
  actor: Actor,
  at: string,
): Decision<MajorRule> {
  const order = ask.order ?? Math.min(100_000, Math.max(0, ...rules.map((one) => one.order)) + 100);
  const id = chosenId(ask.id, ask.name);
  const next = { ...ask, id, order, kind: 'major-incident-rule', state: 'active', title: ask.name } as const;
  return decide<MajorRule>(undefined, next, { type: 'major-incident-rule.added', by: actor.id, at });
}

/** Changes a rule for what happens from now on. */
export function changeMajorRule(
  before: MajorRule,
  ask: ChangeMajorRule,
  actor: Actor,
  at: string,
): Decision<MajorRule> {
  const next = { ...before, ...ask, title: ask.name ?? before.name };
  return decide<MajorRule>(before, next, { type: 'major-incident-rule.changed', by: actor.id, at });
}

/** Asks a rule no more, or again. @throws {Refusal} `illegal-transition` when that is so already */
export function putMajorRule(
  before: MajorRule,
  step: 'retire' | 'restore',
  actor: Actor,
  at: string,
): Decision<MajorRule> {
  const state = follow(lifecycle, before.state, step);
  const type = `major-incident-rule.${step}d` as const;
  return decide<MajorRule>(before, { ...before, state }, { type, by: actor.id, at });
}
