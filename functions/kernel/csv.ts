// A spreadsheet runs what begins like this, after blanks as well; an apostrophe in front makes a text of it.
const formula = /^[\s]*[=+\-@\t\r]/;
const number = /^-?\d+(\.\d+)?$/;

/** One value as a cell: numbers as they are, texts so that no spreadsheet takes them for a formula, lists and objects as JSON. */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = formula.test(text) && !(typeof value === 'number' && number.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row, with the end of line that RFC 4180 asks for. */
export const csvRow = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Rows as CSV, with their columns named in the first line unless it goes on with one that has them. */
export function csvOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  named = true,
): string {
  const body = rows.map((row) => csvRow(columns.map((name) => row[name]))).join('');
  return named ? csvRow(columns) + body : body;
}
