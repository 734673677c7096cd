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

/** The words of a text as they are indexed, in its order; of a name such as `ServerCpuTooHigh` its parts, too. */
export const wordsOf = (text: string): string[] =>
  telling(
    rawWords(text).flatMap((one) => {
      const parts = one.split(hump);
      return parts.length > 1 ? [one, ...parts] : [one];
    }),
  );

/** The words of what somebody asks: each once, and the first ones alone; when all of them are fillers, those. */
export function queryWords(text: string, most: number): string[] {
  const raw = rawWords(text);
  const words = telling(raw);
  return [...new Set(words.length ? words : raw.map(plain))].slice(0, most);
}
