import { Refusal } from '../kernel/refusal.ts';
import { retryingRaces } from '../runtime/races.ts';
import type { Counts, Import } from './import.ts';
import { csvRow } from './import-csv.ts';
import { type FileRow, type ImportFile, readImportFile } from './import-file.ts';
import type { Unreadable } from './import-mapping.ts';
import { advance, type Done, type Progress, readDone, readProgress } from './import-progress.ts';
import { bindPieces, fileOf, keepPiece } from './import-store.ts';
import { itemWork } from './take-item-row.ts';
import { relationWork } from './take-relation-row.ts';

/** So many rows at a time: few enough for one call, and little to do again when it is killed. */
export const stretch = 250;
const atOnce = 16;
const races = ['stale-version', 'check-failed', 'claim-taken'] as const;

type Outcome = Unreadable | (Done & { readonly row: number });
type Taking = (now: string) => Promise<Done>;
type Row = Unreadable | { readonly row: number; readonly take: Taking };
type Prepared = { readonly file: ImportFile; readonly rows: readonly Row[] };

let kept: { readonly of: string; readonly prepared: Promise<Prepared> } | undefined;

/** Each row with how it is taken in, whatever it is of. */
const taking = <T extends { readonly row: number }>(
  one: Import,
  {
    rows,
    take,
  }: { rows: readonly (T | Unreadable)[]; take: (one: Import, row: T, now: string) => Promise<Done> },
): Row[] =>
  rows.map((row) => ('reason' in row ? row : { row: row.row, take: (now) => take(one, row as T, now) }));

async function workOf(one: Import, rows: readonly FileRow[]): Promise<Row[]> {
  const { mapping } = one;
  return mapping.of === 'relations'
    ? taking(one, await relationWork(rows, mapping))
    : taking(one, await itemWork(rows, mapping));
}

async function prepare(one: Import): Promise<Prepared> {
  const file = readImportFile(await fileOf(one), one.format);
  return { file, rows: await workOf(one, file.rows) };
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

async function takeRow(one: Import, row: number, take: Taking, now: string): Promise<Outcome> {
  try {
    return { row, ...(await retryingRaces(() => take(now), races)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const earlier = (await readDone(one, [row])).get(row);
    return earlier ? { row, ...earlier } : { row, reason: error.message };
  }
}

async function takeAll(one: Import, items: readonly Row[], now: string) {
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
      return earlier ? { row: item.row, ...earlier } : takeRow(one, item.row, item.take, now);
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
  const { file, rows } = await prepared(one);
  if (before.at < rows.length) {
    const items = rows.slice(before.at, before.at + stretch);
    const outcomes = await takeAll(one, items, now);
    await keepPiece(one, before.at, pieceOf(file, outcomes));
    const counts = count(before.counts, outcomes);
    const after: Progress = { at: before.at + items.length, total: rows.length, counts };
    await advance(one, before.at, after, now);
    if (after.at < rows.length) return undefined;
  }
  const starts = Array.from({ length: Math.ceil(rows.length / stretch) }, (_, nth) => nth * stretch);
  await bindPieces(one, starts, {
    outcomes: csvRow(['row', 'outcome', one.mapping.of === 'relations' ? 'relation' : 'ci', 'reason']),
    errors: csvRow(['row', 'reason', ...file.columns]),
  });
  return (await readProgress(one)).counts;
}
