import { plain } from './search-words.ts';

/** A part of a text, and where in it the words stand that were found: `[from, to)` in UTF-16 units. */
export type Snippet = {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
};

const before = 60;
const most = 200;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Where words stand that begin as one of these terms does. */
function marksIn(text: string, terms: readonly string[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const match of text.matchAll(word)) {
    const here = plain(match[0]);
    if (terms.some((term) => here.startsWith(term))) marks.push([match.index, match.index + match[0].length]);
  }
  return marks;
}

/** The start of a word at or before a place. */
function wordStart(text: string, place: number): number {
  if (place <= 0) return 0;
  const space = text.indexOf(' ', place);
  return space < 0 || space > place + 20 ? place : space + 1;
}

/**
 * The part of a text around the first words that were found, on one line; its beginning when none stands in it.
 *
 * @param terms words as `plain` makes them, each of which a word of the text may go on from
 */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const line = text.replace(/\s+/g, ' ').trim();
  const first = marksIn(line, terms)[0]?.[0] ?? 0;
  const from = first <= before ? 0 : wordStart(line, first - before);
  const end = from + most;
  const cut = line.slice(from, end).replace(/[\uD800-\uDBFF]$/, '');
  const shown = `${from ? '… ' : ''}${cut}${end < line.length ? ' …' : ''}`;
  return { text: shown, marks: marksIn(shown, terms) };
}
