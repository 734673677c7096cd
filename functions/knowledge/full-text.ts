import MiniSearch, { type SearchResult } from 'minisearch';
import type { Searchable } from '../record/searchable.ts';
import { docKey } from './delta.ts';
import { wordsOf } from './search-words.ts';

/** A row of the index. */
type Row = {
  key: string;
  kind: string;
  id: string;
  title: string;
  words: string;
  text: string;
  readers: readonly string[];
};

/** What was found, before anybody looked at the record. */
export type Raw = {
  readonly kind: string;
  readonly id: string;
  readonly score: number;
  readonly terms: readonly string[];
};

const options = {
  idField: 'key',
  fields: ['title', 'words', 'text'],
  storeFields: ['kind', 'readers'],
  tokenize: wordsOf,
  processTerm: (term: string) => term,
};

export type Index = MiniSearch<Row>;
export const emptyIndex = (): Index => new MiniSearch<Row>(options);
export const indexOf = (json: string): Index => MiniSearch.loadJSON<Row>(json, options);

const rowOf = ({ kind, id, title, words, text, readers }: Searchable): Row => ({
  key: docKey(kind, id),
  ...{ kind, id, title, text, readers },
  words: [id, ...words].join(' '),
});

/** Puts records into an index, each in the place of what it was. */
export function put(index: Index, docs: readonly Searchable[]): void {
  for (const row of docs.map(rowOf)) {
    if (index.has(row.key)) index.discard(row.key);
    index.add(row);
  }
}

/** Takes a record out of an index, if it is in it. */
export function drop(index: Index, key: string): void {
  if (index.has(key)) index.discard(key);
}

export type Asking = {
  readonly words: readonly string[];
  readonly kinds: ReadonlySet<string>;
  /** Whom it is for: a row comes up when one of its readers is among them. */
  readonly readers: ReadonlySet<string>;
  /** Rows that a newer index has. */
  readonly except: (key: string) => boolean;
  /** All words have to be there, or any. */
  readonly all: boolean;
  /** Whether words may go on, or have a letter wrong besides: the one costs ten times the other. */
  readonly how: 'exact' | 'prefix' | 'fuzzy';
};

const fits =
  ({ kinds, readers, except }: Asking) =>
  (found: SearchResult) =>
    kinds.has(found.kind) &&
    (found.readers as string[]).some((reader) => readers.has(reader)) &&
    !except(String(found.id));

/** What an index has of these words, the best first. */
export function ask(index: Index, asking: Asking): Raw[] {
  const { words, all, how } = asking;
  const found = index.search(
    { combineWith: all ? 'AND' : 'OR', queries: [...words] },
    {
      boost: { title: 4, words: 2 },
      prefix: (term) => how !== 'exact' && term.length > 2,
      // A number that is nearly the same is another one.
      fuzzy: (term) =>
        how === 'fuzzy' && term.length > 4 && !/\p{N}/u.test(term) && (term.length > 8 ? 2 : 1),
      filter: fits(asking),
    },
  );
  return found.map(({ kind, id, score, terms }) => ({
    kind,
    id: String(id).slice(kind.length + 1),
    score,
    terms,
  }));
}
