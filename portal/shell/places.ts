import { homes } from '../record/homes.ts';

/** Somewhere that one can go to, or something that one can do, from the finder. */
export type Place = {
  /** The address of a page, or the name of an act. */
  readonly to: string;
  readonly title: string;
  /** What kind of thing it is, or where it belongs. */
  readonly hint: string;
};

/** The record that an id names as people say it: `INC-1042`, `alt 7`, or just `1042` for an incident. */
export function recordPlace(text: string): Place | undefined {
  const [, letters = 'INC', number] = /^\s*(?:([a-z]{2,4})[\s-]*)?(\d{1,12})\s*$/i.exec(text) ?? [];
  const prefix = letters.toUpperCase();
  const home = homes[prefix];
  if (number === undefined || !home) return undefined;
  const id = `${prefix}-${number}`;
  return { to: `${home}/${id}`, title: `Open ${id}`, hint: 'by its id' };
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** 0 for a title that begins with the words, 1 for one that has a word that does, 2 for anything else that has them all. */
function rank({ title, hint }: Place, words: readonly string[]): number | undefined {
  const own = plain(title);
  const all = `${own} ${plain(hint)}`;
  if (!words.every((word) => all.includes(word))) return undefined;
  const [first = ''] = words;
  if (own.startsWith(first)) return 0;
  return own.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first)) ? 1 : 2;
}

/**
 * What a text finds, best first: the record whose id it is, then places whose title or hint has all its words. An empty text
 * finds the first ones.
 *
 * @param most how many it may be
 */
export function found(text: string, places: readonly Place[], most: number): Place[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const record = recordPlace(text);
  const ranked = places.flatMap((place, order) => {
    const how = rank(place, words);
    return how === undefined || place.to === record?.to ? [] : [{ place, how, order }];
  });
  const best = ranked.toSorted((a, b) => a.how - b.how || a.order - b.order).map(({ place }) => place);
  return [...(record ? [record] : []), ...best].slice(0, most);
}
