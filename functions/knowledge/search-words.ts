// Words that nearly every text has: they find nothing.
const filler = new Set(
  [
    'a an and are as at be been but by can cannot do does for from had has have how i if in into is it its me my no not of on or',
    'our please so that the their them then there they this to was we were what when where which who why will with you your',
    'aber als am an auch auf aus bei bin bis bitte das dass dem den der des die doch ein eine einem einen einer eines er es für',
    'hat habe haben ich ihr im in ist kann kein keine mein meine mich mir mit nach nicht noch nur oder sein sich sie sind so um und',
    'uns von vor war was wenn wer wie wird wir wo zu zum zur',
  ].flatMap((line) => line.split(' ').map(plain)),
);

/**
 * Letters as they are compared: without case and accents, and the ways of writing one umlaut or sharp s made one, so that
 * `zurücksetzen`, `zuruecksetzen` and `zurucksetzen` are the same word. It does so to every language, on both sides.
 */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([aou])e/g, '$1');
}

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Where a name of several words goes on: `ServerCpuTooHigh`. */
const hump = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;
const longest = 40;

const rawWords = (text: string): string[] =>
  (text.normalize('NFKC').match(word) ?? []).map((one) => one.slice(0, longest));
const telling = (words: readonly string[]): string[] =>
  words.map(plain).filter((one) => one && !filler.has(one));

// A language has few words that come again and again, and to make one plain costs more than to look it up.
const known = new Map<string, readonly string[]>();
const mostKnown = 50_000;

function termsOf(raw: string): readonly string[] {
  const before = known.get(raw);
  if (before) return before;
  const parts = raw.split(hump);
  const terms = telling(parts.length > 1 ? [raw, ...parts] : [raw]);
  if (known.size >= mostKnown) known.clear();
  known.set(raw, terms);
  return terms;
}

/** The words of a text as they are indexed, in its order; of a name such as `ServerCpuTooHigh` its parts, too. */
export const wordsOf = (text: string): string[] => rawWords(text).flatMap(termsOf);

/** The words of what somebody asks: each once, and the first ones alone; when all of them are fillers, those. */
export function queryWords(text: string, most: number): string[] {
  const raw = rawWords(text);
  const words = telling(raw);
  return [...new Set(words.length ? words : raw.map(plain))].slice(0, most);
}
