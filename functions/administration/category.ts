import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug } from '../kernel/text.ts';
import { Level } from '../record/priority.ts';
import { definitionFields } from './definition.ts';
import { RecordKind } from './record-kind.ts';

const fields = {
  name: line(80),
  /** The category above it; at most three levels. */
  parent: slug,
  /** What a record of this category begins with, unless whoever opens it says otherwise. */
  impact: Level,
  urgency: Level,
};

/** A category as it is kept. */
export const Category = z.object({
  ...definitionFields,
  kind: z.literal('category'),
  ...z.object(fields).partial().required({ name: true }).shape,
});
export type Category = z.infer<typeof Category>;

export const AddCategory = z.strictObject({
  id: slug.optional(),
  recordKind: RecordKind,
  ...z.object(fields).partial().required({ name: true }).shape,
});
export type AddCategory = z.infer<typeof AddCategory>;

/** `null` takes a default away, or puts the category at the top. */
export const ChangeCategory = z
  .strictObject({
    name: fields.name,
    parent: fields.parent.nullable(),
    impact: fields.impact.nullable(),
    urgency: fields.urgency.nullable(),
  })
  .partial();
export type ChangeCategory = z.infer<typeof ChangeCategory>;

/** How many levels the tree of categories has. */
export const levels = 3;

type Tree = readonly Category[];
const byId = (tree: Tree, id: string | undefined) => tree.find((one) => one.id === id);

/** A category and those above it, the topmost first. It ends after as many steps as there are levels, come what may. */
export function pathOf(tree: Tree, id: string): Category[] {
  const path: Category[] = [];
  let here = byId(tree, id);
  while (here && path.length <= levels && !path.includes(here)) {
    path.unshift(here);
    here = byId(tree, here.parent);
  }
  return path;
}

/** True for a category that a record may be given: it and everything above it is in use. */
export const choosable = (tree: Tree, id: string): boolean => {
  const path = pathOf(tree, id);
  return path.length > 0 && path.every(({ state }) => state === 'active');
};

const heightOf = (tree: Tree, id: string, most: number = levels): number => {
  const below = most ? tree.filter(({ parent }) => parent === id) : [];
  return 1 + Math.max(0, ...below.map((child) => heightOf(tree, child.id, most - 1)));
};

/** @throws {Refusal} `validation` when the category, with what is below it, does not fit below that parent */
function demandPlace(
  tree: Tree,
  parent: string | undefined,
  recordKind: RecordKind,
  height: number,
  self?: string,
) {
  if (parent === undefined) return;
  const path = pathOf(tree, parent);
  if (path.at(-1)?.recordKind !== recordKind)
    throw invalid('/parent', `there is no ${parent} for this kind of records`);
  if (path.some(({ id }) => id === self)) throw invalid('/parent', 'is the category itself or below it');
  if (path.length + height > levels) throw invalid('/parent', `would make more than ${levels} levels`);
}

/**
 * Adds a category at the top or below another one.
 *
 * @param tree every category that there is
 * @throws {Refusal} `validation` when it does not fit there, or when the name makes no id
 */
export function addCategory(ask: AddCategory, tree: Tree, actor: Actor, at: string): Decision<Category> {
  demandPlace(tree, ask.parent, ask.recordKind, 1);
  // Two branches may both have an "Other".
  const id = chosenId(ask.id, ask.parent ? `${ask.parent} ${ask.name}` : ask.name);
  const next = { ...ask, id, kind: 'category', state: 'active', title: ask.name } as const;
  return decide<Category>(undefined, next, { type: 'category.added', by: actor.id, at });
}

/** Renames or moves a category, or gives it other defaults. @throws {Refusal} `validation` when it does not fit there */
export function changeCategory(
  before: Category,
  ask: ChangeCategory,
  tree: Tree,
  actor: Actor,
  at: string,
): Decision<Category> {
  const { name = before.name } = ask;
  const kept = <T>(given: T | null | undefined, was: T | undefined) =>
    given === undefined ? was : (given ?? undefined);
  const parent = kept(ask.parent, before.parent);
  demandPlace(tree, parent, before.recordKind, heightOf(tree, before.id), before.id);
  const impact = kept(ask.impact, before.impact);
  const urgency = kept(ask.urgency, before.urgency);
  const next = { ...before, name, title: name, parent, impact, urgency };
  return decide(before, next, { type: 'category.changed', by: actor.id, at });
}
