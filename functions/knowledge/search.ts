import * as z from 'zod';
import { line, text } from '../kernel/text.ts';

/** Kinds of records that can be found, in the order in which equals are shown. */
export const searchKinds = ['article', 'catalogue-item', 'incident', 'problem', 'request'] as const;
export type SearchKind = (typeof searchKinds)[number];

const kinds = z
  .string()
  .max(100)
  .transform((value) => value.split(','))
  .pipe(z.array(z.enum(searchKinds)).min(1).max(searchKinds.length))
  .optional();

/** What to look for; without kinds, in all of them. Longer questions are refused: nobody types them. */
export const SearchQuery = z.strictObject({
  q: line(200),
  kinds,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** What somebody is writing, as far as they got. */
export const SuggestionQuery = z.strictObject({
  text: text(2_000),
  kinds,
  limit: z.coerce.number().int().min(1).max(10).default(4),
});

const Mark = z.tuple([z.int(), z.int()]);

/** A record that was found, as the caller may see it. */
export const Hit = z
  .object({
    kind: z.enum(searchKinds),
    id: z.string(),
    title: z.string(),
    state: z.string(),
    /** Where the words stand, each from and up to a place in the text. */
    snippet: z.object({ text: z.string(), marks: z.array(Mark) }),
    marks: z.array(Mark),
  })
  .meta({ id: 'SearchHit' });
export type Hit = z.infer<typeof Hit>;

/** How many of each kind the list has: never of what it does not show. */
export const countsOf = (items: readonly Pick<Hit, 'kind'>[]): Record<string, number> =>
  Object.fromEntries(
    searchKinds
      .map((kind) => [kind, items.filter((item) => item.kind === kind).length] as const)
      .filter(([, count]) => count),
  );
