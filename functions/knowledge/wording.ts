import type { Actor } from '../kernel/actor.ts';
import { sources } from './index-sources.ts';
import { byId, look } from './looking.ts';
import type { Hit, SearchKind } from './search.ts';
import { queryWords } from './search-words.ts';

const mostWords = 10;
const recordId = /^\s*([A-Za-z]{2,5})-(\d{1,12})\s*$/;
/** So many are enough: nothing looser is looked for. */
const enough = 3;
/** From what fits best to what may be meant. */
const ways = [
  { all: true, how: 'prefix' },
  { all: true, how: 'fuzzy' },
  { all: false, how: 'fuzzy' },
] as const;

/** What somebody means by what they type: a record by its number, else what has the words, the best first; as they may see it. */
export async function meant(
  q: string,
  kinds: readonly SearchKind[],
  limit: number,
  actor: Actor,
): Promise<Hit[]> {
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
  return found.slice(0, limit);
}
