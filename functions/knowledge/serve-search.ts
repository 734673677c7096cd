import type { Handlers } from '../runtime/api.ts';
import type { searchContract } from './contract/search.ts';
import { look } from './looking.ts';
import { countsOf, searchKinds } from './search.ts';
import { wordsOf } from './search-words.ts';
import { meant } from './wording.ts';

const mostWritten = 24;
/** Finding records by their words. */
export const serveSearch: Handlers<typeof searchContract> = {
  search: async ({ query: { q, kinds = searchKinds, limit }, actor }) => {
    const items = await meant(q, kinds, limit, actor);
    return { status: 200, body: { items, counts: countsOf(items) } };
  },
  suggest: async ({ query: { text, kinds = ['article', 'catalogue-item'], limit }, actor }) => {
    const words = [...new Set(wordsOf(text))].slice(0, mostWritten);
    const how = words.length < 4 ? 'fuzzy' : 'exact';
    const items = await look({ words, kinds, all: false, how }, limit, actor);
    return { status: 200, body: { items } };
  },
};
