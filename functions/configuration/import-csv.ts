import { Refusal } from '../kernel/refusal.ts';

const delimiters = [',', ';', '\t', '|'] as const;
/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/** The delimiter that cuts the first two lines into as many parts, or else the first one into most; quotes do not count. */
function delimiterOf(text: string): string {
  const [first = '', second = ''] = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    .filter(Boolean);
  const parts = (one: string) => first.split(one).length;
  const agree = (one: string) => Number(parts(one) > 1 && second.split(one).length === parts(one));
  return delimiters.toSorted((a, b) => agree(b) - agree(a) || parts(b) - parts(a))[0] ?? ',';
}

/**
 * Reads CSV by RFC 4180, with any of the usual delimiters: quoted cells may hold delimiters, quotes and line breaks; empty lines
 * are passed over.
 *
 * @throws {Refusal} `validation` when a quote is never closed, naming the row in which it was opened
 */
export function parseCsv(text: string, delimiter = delimiterOf(text)): string[][] {
  const rows: string[][] = [];
  let [row, from, at]: [string[], number, number] = [[], 0, 0];
  const push = (cell: string) => row.push(cell);
  const endRow = () => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  while (at < text.length) {
    if (text[at] === '"' && at === from) {
      let cell = '';
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) throw new Refusal('validation', `A quote of row ${rows.length + 1} is never closed.`);
        cell += text.slice(at + 1, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
        cell += text[at++];
      push(cell);
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      push(text.slice(from, at));
    }
    if (text[at] === delimiter) {
      from = ++at;
      if (at === text.length) push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    from = ++at;
    endRow();
  }
  if (row.length) endRow();
  return rows;
}

/** One row as CSV by RFC 4180; what a spreadsheet would run as a formula gets a quote before it, and is a text. */
export function csvRow(cells: readonly unknown[]): string {
  const cell = (given: unknown) => {
    const plain = typeof given === 'string' ? given : given === undefined ? '' : JSON.stringify(given);
    const text = formula.test(plain) ? `'${plain}` : plain;
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${cells.map(cell).join(',')}\r\n`;
}
