export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How the figures were measured; a sentence a line. */
  readonly notes: readonly string[];
};

/** A number as a table shows it: three significant digits, thousands apart. */
export const figure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);

/** A share as a percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A table as Markdown, so that what is printed can be kept; all but the first column are set to the right. */
export function render({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const cell = (text: string, at: number) =>
    at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return ['', `### ${title}`, '', ...notes, '', line(columns), line(rule), ...rows.map(line), ''].join('\n');
}
