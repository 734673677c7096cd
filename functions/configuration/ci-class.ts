import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { classId, type Rules, ruleFields } from './class-rules.ts';

/** A class of configuration items as it is kept. Those of the tree that we bring are kept once somebody has changed them. */
export const CiClass = z
  .object({
    ...recordFields,
    id: classId,
    kind: z.literal('ci-class'),
    state: z.literal('active'),
    name: line(120),
    parent: classId.optional(),
    ...ruleFields,
    identify: ruleFields.identify.optional(),
    sources: ruleFields.sources.optional(),
    fieldSources: ruleFields.fieldSources.optional(),
    staleDays: ruleFields.staleDays.optional(),
  })
  .meta({ id: 'CiClass' });
export type CiClass = z.infer<typeof CiClass>;

export const AddCiClass = z
  .strictObject({
    id: classId,
    name: line(120),
    parent: classId,
    ...ruleFields,
    attributes: ruleFields.attributes.default([]),
  })
  .partial({ identify: true, sources: true, fieldSources: true, staleDays: true });
export type AddCiClass = z.infer<typeof AddCiClass>;

/** `null` gives a class the rule of its parent back. */
export const ChangeCiClass = z
  .strictObject({
    name: line(120),
    attributes: ruleFields.attributes,
    identify: ruleFields.identify.nullable(),
    sources: ruleFields.sources.nullable(),
    fieldSources: ruleFields.fieldSources.nullable(),
    staleDays: ruleFields.staleDays.nullable(),
  })
  .partial();
export type ChangeCiClass = z.infer<typeof ChangeCiClass>;

/** All classes by id: ours, as somebody has changed them, and those that were added. */
export type ClassTree = ReadonlyMap<string, CiClass>;

/** The root: what every item has. */
export const rootClass = 'ci';

/** A class with those above it, itself first. A parent that is not there is the root. */
export function lineageOf(tree: ClassTree, id: string): CiClass[] {
  const lineage: CiClass[] = [];
  for (let next: string | undefined = id; next; ) {
    const found: CiClass | undefined = tree.get(next);
    if (!found || lineage.includes(found)) break;
    lineage.push(found);
    next = found.parent;
  }
  const root = tree.get(rootClass);
  return root && !lineage.includes(root) ? [...lineage, root] : lineage;
}

/** What holds for items of a class: its attributes with those of its parents, and the nearest rule of each kind. */
export function rulesOf(tree: ClassTree, id: string): Rules {
  const lineage = lineageOf(tree, id);
  const down = lineage.toReversed();
  const attributes = new Map(down.flatMap((one) => one.attributes.map((each) => [each.name, each] as const)));
  const nearest = <K extends 'sources' | 'staleDays'>(rule: K) =>
    lineage.find((one) => one[rule] !== undefined)?.[rule];
  const identifier = lineage.find(({ identify }) => identify !== undefined);
  return {
    lineage: lineage.map((one) => one.id),
    attributes: [...attributes.values()],
    identify: (identifier?.identify ?? []).map((fields) => ({ scope: identifier?.id ?? rootClass, fields })),
    sources: nearest('sources') ?? [],
    fieldSources: Object.assign({}, ...down.map((one) => one.fieldSources ?? {})),
    staleDays: nearest('staleDays') ?? 60,
  };
}

const fixed = ['arn', 'name', 'account', 'region', 'resourceType', 'resourceId'];

/** A rule that names what its items do not have would identify nothing, and nobody would see it. */
function demandFields(tree: ClassTree, { id, identify = [] }: CiClass): void {
  const { attributes } = rulesOf(tree, id);
  for (const [nth, fields] of identify.entries())
    for (const [place, field] of fields.entries())
      if (!fixed.includes(field) && !attributes.some(({ name }) => field === `attributes.${name}`))
        throw invalid(`/identify/${nth}/${place}`, 'is neither a field nor an attribute of this class');
}

/** Adds a class below another one. @throws {Refusal} `already-exists`, or `validation` for a parent or field that is not there */
export function addCiClass(ask: AddCiClass, tree: ClassTree, actor: Actor, at: string): Decision<CiClass> {
  if (tree.has(ask.id)) throw new Refusal('already-exists', `There is already a class ${ask.id}.`);
  if (!tree.has(ask.parent)) throw invalid('/parent', `there is no class ${ask.parent}`);
  const next = { ...ask, kind: 'ci-class', state: 'active', title: ask.name } as const;
  const decision = decide<CiClass>(undefined, next, { type: 'ci-class.added', by: actor.id, at });
  demandFields(new Map([...tree, [ask.id, decision.after]]), decision.after);
  return decision;
}

/** Changes a class; its items follow when they are next looked at. @param stored whether it was changed before */
export function changeCiClass(
  before: CiClass,
  ask: ChangeCiClass,
  tree: ClassTree,
  stored: boolean,
  actor: Actor,
  at: string,
): Decision<CiClass> {
  const kept = Object.fromEntries(
    Object.entries({ ...before, ...ask }).map(([name, value]) => [name, value ?? undefined]),
  ) as CiClass;
  const next = { ...kept, title: ask.name ?? before.title };
  const decision = decide<CiClass>(before, next, { type: 'ci-class.changed', by: actor.id, at });
  demandFields(new Map([...tree, [before.id, decision.after]]), decision.after);
  // What we bring is in no table: its first change is what puts it there, at the version after ours.
  return stored ? decision : { ...decision, before: undefined };
}
