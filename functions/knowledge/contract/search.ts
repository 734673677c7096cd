import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { searchRights as rights } from '../rights.ts';
import { Hit, SearchQuery, SuggestionQuery } from '../search.ts';

/** Finding records by their words. */
export const searchContract = contract([
  {
    id: 'search',
    method: 'GET',
    path: '/v1/search',
    summary: 'Find articles, catalogue items and tickets by their words: what I may read, the best first',
    rights,
    query: SearchQuery,
    answer: z
      .object({ items: z.array(Hit), counts: z.record(z.string(), z.int()) })
      .meta({ id: 'SearchResult' }),
  },
  {
    id: 'suggest',
    method: 'GET',
    path: '/v1/search/suggestions',
    summary: 'Articles and catalogue items that may answer what I am writing',
    rights,
    query: SuggestionQuery,
    answer: z.object({ items: z.array(Hit) }).meta({ id: 'Suggestions' }),
  },
]);
