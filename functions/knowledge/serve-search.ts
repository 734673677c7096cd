import type { Handlers } from '../runtime/api.ts';
import type { searchContract } from './contract/search.ts';
import { sources } from './index-sources.ts';
import { byId, look } from './looking.ts';
import { countsOf, searchKinds } from './search.ts';
import { queryWords, wordsOf } from './search-words.ts';

const mostWords = 10;
const mostWritten = 24;
const recordId = /^\s*([A-Za-z]{2,5})-(\d{1,12})\s*$/;
/** So many are enough: nothing looser is looked for. */
const enough = 3;
/** From what fits best to what may be meant. */
const ways = [
  { all: true, how: 'prefix' },
  { all: true, how: 'fuzzy' },
  { all: false, how: 'fuzzy' },
] as const;

/** Finding records by their words. */
export const serveSearch: Handlers<typeof searchContract> = {
  search: async ({ query: { q, kinds = searchKinds, limit }, actor }) => {
    const [, letters, number] = recordId.exec(q) ?? [];
    const prefix = letters?.toUpperCase();
    const isNumber = Object.values(sources).some((source) => source.prefix && source.prefix === prefix);
    const found = isNumber ? await byId(`${prefix}-${number}`, kinds, actor) : [];
    // Whoever names a record means that one, and none whose number is nearly the same.
    const words = isNumber ? [] : queryWords(q, mostWords);
    for (const way of words.length > 1 ? ways : ways.slice(0, 2)) {
      const known = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
      const more = await look({ words, kinds, ...way }, limit, actor);
      found.push(...more.filter(({ kind, id }) => !known.has(`${kind} ${id}`)));
      if (found.length >= enough) break;
    }
    const items = found.slice(0, limit);
    return { status: 200, body: { items, counts: countsOf(items) } };
  },
  suggest: async ({ query: { text, kinds = ['article', 'catalogue-item'], limit }, actor }) => {
    const words = [...new Set(wordsOf(text))].slice(0, mostWritten);
    const how = words.length < 4 ? 'fuzzy' : 'exact';
    const items = await look({ words, kinds, all: false, how }, limit, actor);
    return { status: 200, body: { items } };
  },
};
