import { Refusal } from '../kernel/refusal.ts';
import { parseCsv } from './import-csv.ts';

/** One row of a file: what its cells hold by column, or why it cannot be read. Row 1 is the first below the header. */
export type FileRow = {
  readonly row: number;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly problem?: string;
};
export type ImportFile = { readonly columns: readonly string[]; readonly rows: readonly FileRow[] };

export const importFormats = ['csv', 'json'] as const;
export const mostRows = 100_000;

const wrong = (detail: string) => new Refusal('validation', detail);

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrong('The file is not UTF-8. Save it as “CSV UTF-8” or as JSON.');
  }
}

function demandSize(rows: number): void {
  if (rows > mostRows)
    throw new Refusal('payload-too-large', `The file has ${rows} rows; ${mostRows} is the most. Split it.`);
  if (!rows) throw wrong('The file has no rows.');
}

function fromCsv(text: string): ImportFile {
  const [header = [], ...lines] = parseCsv(text);
  const columns = header.map((name) => name.trim());
  const twice = columns.find((name, place) => columns.indexOf(name) !== place);
  if (twice !== undefined) throw wrong(`The header names the column “${twice.slice(0, 60)}” twice.`);
  demandSize(lines.length);
  const rows = lines.map((line, place): FileRow => {
    const cells = Object.fromEntries(columns.map((name, nth) => [name, line[nth] ?? '']));
    const problem = `it has ${line.length} cells where the header has ${columns.length}`;
    return { row: place + 1, cells, ...(line.length !== columns.length && { problem }) };
  });
  return { columns, rows };
}

const isObject = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** Objects inside of objects are columns such as `tags.Name`. */
function flat(given: Record<string, unknown>, before = '', depth = 0): [string, unknown][] {
  return Object.entries(given).flatMap(([name, value]): [string, unknown][] =>
    isObject(value) && depth < 4 ? flat(value, `${before}${name}.`, depth + 1) : [[before + name, value]],
  );
}

function fromJson(text: string): ImportFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw wrong(`The file is not JSON: ${(error as Error).message.slice(0, 200)}.`);
  }
  const list = isObject(parsed) ? parsed.items : parsed;
  if (!Array.isArray(list)) throw wrong('The file is no list of objects, and has no “items” that is one.');
  demandSize(list.length);
  const rows = list.map((one: unknown, place): FileRow => {
    const row = place + 1;
    if (!isObject(one)) return { row, cells: {}, problem: 'it is no object' };
    return { row, cells: Object.fromEntries(flat(one)) };
  });
  const columns = [...new Set(rows.slice(0, 1000).flatMap(({ cells }) => Object.keys(cells)))];
  return { columns: columns.slice(0, 200), rows };
}

/**
 * Reads a file whole. A row that cannot be read says so by itself and keeps no other from being read.
 *
 * @throws {Refusal} when nothing of it can be read: not UTF-8, no header, no rows, or more than a hundred thousand
 */
export function readImportFile(bytes: Uint8Array, format: (typeof importFormats)[number]): ImportFile {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  return format === 'csv' ? fromCsv(text) : fromJson(text);
}
