import type { Handlers } from '../runtime/api.ts';
import type { searchContract } from './contract/search.ts';
import { byId, look } from './looking.ts';
import { countsOf, searchKinds } from './search.ts';
import { queryWords, wordsOf } from './search-words.ts';

const mostWords = 10;
const mostWritten = 24;
const recordId = /^\s*([A-Za-z]{2,5})-(\d{1,12})\s*$/;

/** Finding records by their words. */
export const serveSearch: Handlers<typeof searchContract> = {
  search: async ({ query: { q, kinds = searchKinds, limit }, actor }) => {
    const [, letters, number] = recordId.exec(q) ?? [];
    const named = letters ? await byId(`${letters.toUpperCase()}-${number}`, kinds, actor) : [];
    const words = queryWords(q, mostWords);
    const ask = { words, kinds, loose: true } as const;
    const all = await look({ ...ask, all: true }, limit, actor);
    const some = all.length || words.length < 2 ? all : await look({ ...ask, all: false }, limit, actor);
    const others = some.filter(({ id }) => id !== named[0]?.id);
    const items = [...named, ...others].slice(0, limit);
    return { status: 200, body: { items, counts: countsOf(items) } };
  },
  suggest: async ({ query: { text, kinds = ['article', 'catalogue-item'], limit }, actor }) => {
    const words = [...new Set(wordsOf(text))].slice(0, mostWritten);
    const loose = words.length < 4;
    const items = await look({ words, kinds, all: false, loose }, limit, actor);
    return { status: 200, body: { items } };
  },
};
