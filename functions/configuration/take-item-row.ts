import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { collection } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { ClassTree } from './ci-class.ts';
import { classTree } from './classes.ts';
import { holdersOf } from './find-cis.ts';
import { identityRow } from './identity.ts';
import type { Import } from './import.ts';
import type { FileRow } from './import-file.ts';
import { hearRow, outcomeOf } from './import-item.ts';
import { type Mapping, type RowItem, readRow, withoutRepeats } from './import-mapping.ts';
import { type Done, doneRow } from './import-progress.ts';
import { cis, services } from './keep.ts';

const by = system('import');

/** Who it is: the item that the row names, or the one that has one of its identities, or a new one. */
async function identify(item: RowItem) {
  const holders = await holdersOf(item.keys);
  const ids = [...new Set([...(item.id ? [item.id] : []), ...holders.values()])];
  if (ids.length > 1)
    throw new Refusal('validation', `it is both ${ids[0]} and ${ids[1]}, by what identifies it`);
  const before = ids[0] === undefined ? undefined : await cis.find(ids[0]);
  if (item.id && !before) throw new Refusal('validation', `there is no configuration item ${item.id}`);
  if (before?.state === 'retired') throw new Refusal('validation', `${before.id} is retired`);
  if (!before && item.values.name === undefined && !item.identity.resourceId)
    throw new Refusal('validation', 'a new item needs a name');
  return { id: ids[0], before, free: item.keys.filter((key) => !holders.has(key)) };
}

async function takeOne(one: Import, item: RowItem, tree: ClassTree, now: string): Promise<Done> {
  const { id: known, before, free } = await identify(item);
  const id = known ?? (one.dry ? 'CI-1' : await nextNumber('configuration', 'CI'));
  const decision = hearRow(before, item, { id, source: one.source, tree }, by, now);
  const done = { outcome: outcomeOf(decision), ci: known === undefined && one.dry ? '' : id };
  if (!decision || one.dry) return done;
  const identities = free.map((key) => identityRow(key, id, undefined));
  await cis.save(decision, { claims: [...identities, doneRow(one, item.row, done, now)] });
  return done;
}

/** Rows that are items, and how one of them is taken in. */
export async function itemWork(rows: readonly FileRow[], mapping: Mapping) {
  const [tree, all] = await Promise.all([classTree(), collection(services)]);
  const known = new Set(all.map(({ id }) => id));
  return {
    rows: withoutRepeats(rows.map((row) => readRow(row, mapping, tree, known))),
    take: (one: Import, item: RowItem, now: string) => takeOne(one, item, tree, now),
  };
}
