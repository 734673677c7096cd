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

const word = /[\p{L}\p{N}]+/gu;
const longest = 40;

/** The words of a text as they are indexed, in its order; one that is too long to be anybody's word is cut. */
export const wordsOf = (text: string): string[] =>
  (plain(text).match(word) ?? []).map((one) => one.slice(0, longest)).filter((one) => !filler.has(one));

/** The words of what somebody asks: each once, and the first ones alone; when all of them are fillers, those. */
export function queryWords(text: string, most: number): string[] {
  const words = wordsOf(text);
  const asked = words.length ? words : (plain(text).match(word) ?? []);
  return [...new Set(asked)].slice(0, most);
}
