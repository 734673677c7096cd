import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { saidByAws } from './relation-source.ts';
import { relationTypeNames, relationTypes } from './relation-type.ts';

/** An id that people say of a configuration item. */
export const ciId = z
  .string()
  .max(20)
  .regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

/**
 * Items that do the same for the one that depends on them. It is impacted only when fewer than `needs` of a pool are up: a
 * count, or percent of them.
 */
export const Redundancy = z
  .strictObject({
    pool: z
      .string()
      .max(40)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens'),
    needs: z.int().min(1).max(10_000),
    percent: z.boolean().optional(),
  })
  .meta({ id: 'Redundancy' });
export type Redundancy = z.infer<typeof Redundancy>;

/** The same as somebody says it: more than all of a pool can never be up. */
export const SaidRedundancy = Redundancy.refine(({ needs, percent }) => !percent || needs <= 100, {
  path: ['needs'],
  message: 'is more than 100 %',
});

/** Whether a source says that the relation is there, and how new that is by the source's own order. */
const Said = z.object({ yes: z.boolean(), order: z.number() });

/** A relation between two items as it is kept: one record, filed under both of its ends. */
export const Relation = z
  .object({
    ...recordFields,
    kind: z.literal('relation'),
    state: z.enum(['in-use', 'removed']),
    from: ciId,
    type: z.enum(relationTypeNames),
    to: ciId,
    redundancy: Redundancy.optional(),
    note: line(300).optional(),
    /** By who says it: `person`, `import`, or `config:<id of the item of which Config said it>`. */
    said: z.record(z.string(), Said),
  })
  .meta({ id: 'Relation' });
export type Relation = z.infer<typeof Relation>;

export const AddRelation = z
  .strictObject({
    from: ciId,
    type: z.enum(relationTypeNames),
    to: ciId,
    redundancy: SaidRedundancy,
    note: line(300),
  })
  .partial({ redundancy: true, note: true });
export type AddRelation = z.infer<typeof AddRelation>;

export const ChangeRelation = z
  .strictObject({ redundancy: SaidRedundancy.nullable(), note: line(300).nullable() })
  .partial();
export type ChangeRelation = z.infer<typeof ChangeRelation>;

export type Edge = Pick<Relation, 'from' | 'type' | 'to' | 'redundancy'>;

/** Two items have at most one relation of a type in a direction, and this is its id. */
export const relationId = ({ from, type, to }: Pick<Relation, 'from' | 'type' | 'to'>): string =>
  `${from}.${type}.${to}`;

const poolOf = ({ redundancy: r }: Edge) => (r ? `${r.pool}:${r.needs}${r.percent ? '%' : ''}` : '');

/**
 * Under `from` and `to` while it is in use. The sort key carries what an impact is computed from, so that a walk reads keys and no
 * records: `<type>!<pool>:<needs>!`, before the id that every key ends with.
 */
export function relationKeys(relation: Relation): IndexKeys {
  const { state, from, to, type } = relation;
  const order = `${type}!${poolOf(relation)}!`;
  return state === 'in-use' ? { person: `from:${from}`, subject: `to:${to}`, order } : { order };
}

/** A relation as a sort key of its indexes tells it. */
export function edgeOf(sortKey: string): Edge {
  const [head = '', id = ''] = sortKey.split('#');
  const [from = '', type = '', to = ''] = id.split('.');
  const [, pool = '', needs, percent] = /!([^:!]*):(\d+)(%?)!/.exec(head) ?? [];
  const edge = { from, type: type as Relation['type'], to };
  return pool
    ? { ...edge, redundancy: { pool, needs: Number(needs), ...(percent && { percent: true }) } }
    : edge;
}

const titleOf = ({ from, type, to }: Edge) => `${from} ${relationTypes[type].forth} ${to}`;

/**
 * Hears from a source whether a relation is there. It is as long as one source says so; what a source said before this
 * does not count any more. That it is not there is kept as well, although nobody said that it was: an older word may be on its way.
 *
 * @returns undefined when that changes nothing
 */
export function hearRelation(
  before: Relation | undefined,
  edge: Edge,
  source: string,
  said: z.infer<typeof Said>,
  by: Actor,
  at: string,
): Decision<Relation> | undefined {
  const earlier = before?.said[source];
  if (earlier && earlier.order >= said.order) return undefined;
  const all = { ...before?.said, [source]: said };
  const state = Object.values(all).some(({ yes }) => yes) ? 'in-use' : 'removed';
  const base = before ?? { ...edge, id: relationId(edge), kind: 'relation' as const, title: titleOf(edge) };
  const type = `relation.${state === before?.state ? 'confirmed' : state === 'in-use' ? 'added' : 'removed'}`;
  return decide<Relation>(before, { ...base, ...edge, state, said: all }, { type, by: by.id, at });
}

const person = (at: string) => ({ yes: true, order: Date.parse(at) });

/** Relates two items by hand. @throws {Refusal} `validation` for an item with itself, `already-exists` */
export function addRelation(
  before: Relation | undefined,
  ask: AddRelation,
  actor: Actor,
  at: string,
): Decision<Relation> {
  if (ask.from === ask.to) throw invalid('/to', 'is the item that it starts from');
  if (before?.state === 'in-use') throw new Refusal('already-exists', `${before.title} already.`);
  const { note, ...edge } = ask;
  const decision = hearRelation(before, edge, 'person', person(at), actor, at);
  if (!decision) throw new Refusal('busy', 'It was removed this very moment. Try again.');
  return note ? { ...decision, after: { ...decision.after, note } } : decision;
}

/** Says how it is redundant, or what it is for. */
export function changeRelation(
  before: Relation,
  ask: ChangeRelation,
  actor: Actor,
  at: string,
): Decision<Relation> {
  const { redundancy = before.redundancy, note = before.note } = ask;
  const next = { ...before, redundancy: redundancy ?? undefined, note: note ?? undefined };
  return decide<Relation>(before, next, { type: 'relation.changed', by: actor.id, at });
}

/**
 * Takes a relation away that people or an import have made.
 *
 * @throws {Refusal} `illegal-transition` when it is gone, or when AWS still says that it is there
 */
export function removeRelation(before: Relation, actor: Actor, at: string): Decision<Relation> {
  if (before.state === 'removed') throw new Refusal('illegal-transition', 'It is removed already.');
  if (saidByAws(before.said))
    throw new Refusal(
      'illegal-transition',
      'AWS says that it is there: it goes when the resources are parted.',
    );
  const said = Object.fromEntries(
    Object.entries(before.said).map(([source, { yes, order }]) => [
      source,
      source.includes(':') ? { yes, order } : { yes: false, order: Math.max(order, Date.parse(at)) },
    ]),
  );
  return decide<Relation>(
    before,
    { ...before, said, state: 'removed' },
    { type: 'relation.removed', by: actor.id, at },
  );
}
