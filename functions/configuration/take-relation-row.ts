import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { classTree } from './classes.ts';
import type { Import } from './import.ts';
import type { FileRow } from './import-file.ts';
import { type Done, doneRow } from './import-progress.ts';
import {
  hearRelationRow,
  type RelationMapping,
  type RelationRow,
  readRelationRow,
  withoutRepeatedRelations,
} from './import-relation.ts';
import { relations } from './keep.ts';
import { relationId } from './relation.ts';
import { namedItem, singleIdentities } from './relation-ends.ts';

const by = system('import');
const outcomes: Readonly<Record<string, Done['outcome']>> = {
  'relation.added': 'created',
  'relation.changed': 'changed',
};

/** Rows that are relations, and how one of them is taken in: both of its ends have to be there. */
export async function relationWork(rows: readonly FileRow[], mapping: RelationMapping) {
  const identities = singleIdentities(await classTree());
  const take = async (one: Import, row: RelationRow, now: string): Promise<Done> => {
    const [from, to] = await Promise.all([namedItem(row.from, identities), namedItem(row.to, identities)]);
    if (from === to) throw new Refusal('validation', `both of its ends are ${from}`);
    const id = relationId({ from, type: row.type, to });
    const decision = hearRelationRow(await relations.find(id), { ...row, from, to }, one.source, by, now);
    const done: Done = { outcome: outcomes[decision?.event.type ?? ''] ?? 'unchanged', ci: id };
    if (!decision || one.dry) return done;
    await relations.save(decision, { claims: [doneRow(one, row.row, done, now)] });
    return done;
  };
  return { rows: withoutRepeatedRelations(rows.map((row) => readRelationRow(row, mapping))), take };
}
