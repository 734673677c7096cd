import { blank, type Subject } from './subject.ts';

/** Puts something else where words are, and leaves the rest of a text as it is. */
export type Blot = (text: string) => string;

/** From here on a text is recognised by how it begins, and goes as a whole. */
const longText = 160;
/** A shorter text stands in too many others by chance: it is recognised only when it stands alone. */
const shortText = 4;

/** A state, an id, a moment: a title of one small word is not looked for in these. */
const code = /^[a-z0-9#:._/-]{0,120}$/;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const lower = (text: string) => text.toLowerCase();

/** Replaces these words wherever they stand as words, whatever their case. The longest is looked for first. */
function within(pairs: ReadonlyMap<string, string>): Blot {
  if (!pairs.size) return (text) => text;
  const all = [...pairs.keys()].sort((a, b) => b.length - a.length).map(escaped);
  // Only literal texts side by side: nothing in it can be tried in two ways.
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(found, (word) => pairs.get(lower(word)) ?? blank);
}

const alone =
  (pairs: ReadonlyMap<string, string>): Blot =>
  (text) =>
    pairs.get(lower(text.trim())) ?? text;

/**
 * Blots out who somebody is. A name of one word, which may be any word, is theirs only where it stands alone.
 *
 * @example blotPerson(jane)('Ask Jane Miller') // 'Ask Erased person 1a2b'
 */
export function blotPerson({ names, addresses, pseudonym, address }: Subject): Blot {
  const named = names.map((name) => [lower(name), pseudonym] as const);
  const reached = addresses.map((one) => [lower(one), one.includes('@') ? address : blank] as const);
  const anywhere = within(new Map([...named.filter(([name]) => /\s/.test(name)), ...reached]));
  const single = alone(new Map(named));
  return (text) => single(anywhere(text));
}

/** Blots out words that somebody said; of a long text its beginning is enough to know it. */
export function blotWords(words: readonly string[]): Blot {
  const usual = words.filter((word) => word.length >= shortText && word.length < longText);
  const pairs = (some: readonly string[]) => new Map(some.map((word) => [lower(word), blank] as const));
  const anywhere = within(pairs(usual));
  const single = alone(pairs(words));
  const begun = words.filter((word) => word.length >= longText).map((word) => word.slice(0, longText));
  return (text) => {
    if (code.test(text)) return text;
    return begun.some((begin) => text.includes(begin)) ? blank : single(anywhere(text));
  };
}

/** What is kept of words to recognise them by. */
export const recognisable = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.trim().slice(0, longText)))].filter(
    (word) => word.length > 1 && word !== blank,
  );

/** One after the other. */
export const both =
  (first: Blot, second: Blot): Blot =>
  (text) =>
    second(first(text));
