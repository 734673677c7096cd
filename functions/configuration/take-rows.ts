import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { collection } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import type { ClassTree } from './ci-class.ts';
import { classTree } from './classes.ts';
import { holdersOf } from './find-cis.ts';
import { identityRow } from './identity.ts';
import type { Counts, Import } from './import.ts';
import { csvRow } from './import-csv.ts';
import { type ImportFile, readImportFile } from './import-file.ts';
import { hearRow, outcomeOf } from './import-item.ts';
import { type RowItem, readRow, type Unreadable, withoutRepeats } from './import-mapping.ts';
import { advance, type Done, doneRow, type Progress, readDone, readProgress } from './import-progress.ts';
import { bindPieces, fileOf, keepPiece } from './import-store.ts';
import { cis, services } from './keep.ts';

const by = system('import');
/** So many rows at a time: few enough for one call, and little to do again when it is killed. */
export const stretch = 250;
const atOnce = 16;
const races = ['stale-version', 'check-failed', 'claim-taken'] as const;

type Outcome = Unreadable | (Done & { readonly row: number });
type Prepared = {
  readonly file: ImportFile;
  readonly rows: readonly (RowItem | Unreadable)[];
  readonly tree: ClassTree;
};

let kept: { readonly of: string; readonly prepared: Promise<Prepared> } | undefined;

async function prepare(one: Import): Promise<Prepared> {
  const file = readImportFile(await fileOf(one), one.format);
  const [tree, all] = await Promise.all([classTree(), collection(services)]);
  const known = new Set(all.map(({ id }) => id));
  const rows = withoutRepeats(file.rows.map((row) => readRow(row, one.mapping, tree, known)));
  return { file, rows, tree };
}

/** The file of a pass is read once by each sandbox, however many stretches it takes in. */
function prepared(one: Import): Promise<Prepared> {
  const of = `${one.id}#${one.pass}#${one.attempt}`;
  if (kept?.of !== of) kept = { of, prepared: prepare(one) };
  const { prepared } = kept;
  prepared.catch(() => {
    kept = undefined;
  });
  return prepared;
}

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

async function takeRow(one: Import, item: RowItem, tree: ClassTree, now: string): Promise<Outcome> {
  try {
    return { row: item.row, ...(await retryingRaces(() => takeOne(one, item, tree, now), races)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const earlier = (await readDone(one, [item.row])).get(item.row);
    return earlier ? { row: item.row, ...earlier } : { row: item.row, reason: error.message };
  }
}

async function takeAll(one: Import, items: readonly (RowItem | Unreadable)[], tree: ClassTree, now: string) {
  const done = one.dry
    ? new Map<number, Done>()
    : await readDone(
        one,
        items.map(({ row }) => row),
      );
  const outcomes: Outcome[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const some = items.slice(from, from + atOnce).map(async (item): Promise<Outcome> => {
      if ('reason' in item) return item;
      const earlier = done.get(item.row);
      return earlier ? { row: item.row, ...earlier } : takeRow(one, item, tree, now);
    });
    outcomes.push(...(await Promise.all(some)));
  }
  return outcomes;
}

const count = (before: Counts, outcomes: readonly Outcome[]): Counts => {
  const of = (name: string) =>
    outcomes.filter((one) => ('reason' in one ? 'refused' : one.outcome) === name).length;
  return {
    created: before.created + of('created'),
    changed: before.changed + of('changed'),
    unchanged: before.unchanged + of('unchanged'),
    refused: before.refused + of('refused'),
  };
};

function pieceOf({ columns, rows }: ImportFile, outcomes: readonly Outcome[]) {
  const told = outcomes.map((one) =>
    'reason' in one
      ? csvRow([one.row, 'refused', '', one.reason])
      : csvRow([one.row, one.outcome, one.ci, '']),
  );
  const refused = outcomes.filter((one): one is Unreadable => 'reason' in one);
  const errors = refused.map(({ row, reason }) =>
    csvRow([row, reason, ...columns.map((column) => rows[row - 1]?.cells[column])]),
  );
  return { outcomes: told.join(''), errors: errors.join('') };
}

/**
 * Takes in the next stretch of rows of an import, or says what they would come to. Killed at any moment and called again it goes on
 * with the same stretch, and what was done of it is not done again.
 *
 * @returns what the whole file came to, once its last row is done
 * @throws {Refusal} when the file cannot be read
 */
export async function takeRows(one: Import, now: string): Promise<Counts | undefined> {
  const before = await readProgress(one);
  const { file, rows, tree } = await prepared(one);
  if (before.at < rows.length) {
    const items = rows.slice(before.at, before.at + stretch);
    const outcomes = await takeAll(one, items, tree, now);
    await keepPiece(one, before.at, pieceOf(file, outcomes));
    const counts = count(before.counts, outcomes);
    const after: Progress = { at: before.at + items.length, total: rows.length, counts };
    await advance(one, before.at, after, now);
    if (after.at < rows.length) return undefined;
  }
  const starts = Array.from({ length: Math.ceil(rows.length / stretch) }, (_, nth) => nth * stretch);
  await bindPieces(one, starts, {
    outcomes: csvRow(['row', 'outcome', 'ci', 'reason']),
    errors: csvRow(['row', 'reason', ...file.columns]),
  });
  return (await readProgress(one)).counts;
}
