import type { Claim } from '../kernel/decision.ts';
import { take } from '../runtime/claims.ts';
import { readRow, readRows } from '../runtime/dynamo.ts';
import { Counts, type Import } from './import.ts';

const practice = 'configuration';
const month = 30 * 24 * 3600;
const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

/** How far a pass is: so many rows of all are done, and what became of them. */
export type Progress = { readonly at: number; readonly total: number; readonly counts: Counts };
type Pass = Pick<Import, 'id' | 'pass'>;

const place = ({ id, pass }: Pass) => ({ pk: `import-progress#${id}`, sk: `pass#${pass}` });
const nothing: Counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };

/** How far a pass is; at its first row when it has not begun. */
export async function readProgress(pass: Pass): Promise<Progress> {
  const { pk, sk } = place(pass);
  const row = await readRow(practice, pk, sk);
  if (!row) return { at: 0, total: 0, counts: nothing };
  return { at: Number(row.at), total: Number(row.total), counts: Counts.parse(row.counts) };
}

/**
 * Goes on from a place that nobody has gone on from.
 *
 * @throws {Refusal} `claim-taken` when somebody has: then theirs holds
 */
export async function advance(pass: Pass, from: number, to: Progress, now: string): Promise<void> {
  const values = { ...to, holder: String(to.at) };
  const heldBy = from ? String(from) : undefined;
  await take(practice, { ...place(pass), values, ...(heldBy && { heldBy }) }, seconds(now));
}

export type Done = { readonly outcome: 'created' | 'changed' | 'unchanged'; readonly ci: string };
const rowPlace = ({ id, pass }: Pass, row: number) => ({ pk: `imported#${id}#${pass}#${row}`, sk: 'claim' });

/** The row that says in the item's own transaction what became of a row: should the pass be killed, it is not told otherwise. */
export const doneRow = (pass: Pass, row: number, { outcome, ci }: Done, now: string): Claim => ({
  ...rowPlace(pass, row),
  values: { outcome, ci },
  expiresAt: seconds(now) + month,
});

/** What became of these rows before the pass was killed. */
export async function readDone(pass: Pass, rows: readonly number[]): Promise<ReadonlyMap<number, Done>> {
  const found = await readRows(
    practice,
    rows.map((row) => rowPlace(pass, row)),
  );
  return new Map(
    found.map(({ pk, outcome, ci }) => [
      Number(String(pk).split('#').at(-1)),
      { outcome: outcome as Done['outcome'], ci: String(ci) },
    ]),
  );
}
