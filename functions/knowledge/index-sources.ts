import { findIncidents, latestIncidents, searchableIncident, seenIncident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Versioned } from '../kernel/decision.ts';
import type { Searchable, Seen } from '../record/searchable.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import { articles } from './keep.ts';
import type { SearchKind } from './search.ts';
import { searchableArticle, seenArticle } from './searchable.ts';

/** How records of one kind come into the index, and who sees what of them. */
export type Source = {
  /** The part of the index that they are in. */
  readonly part: 'knowledge' | 'tickets';
  /** What their ids begin with, when they are numbered. */
  readonly prefix?: string;
  readonly records: (ids: readonly string[]) => Promise<Versioned[]>;
  readonly searchable: (record: never) => Searchable | undefined;
  readonly seen: (record: never, actor: Actor) => Seen | undefined;
  /** The latest ones, the newest first: what is older than those is found by its number alone. */
  readonly latest: () => Promise<readonly string[]>;
};

const mostArticles = 50_000;
const mostTickets = 20_000;

/** Everything that can be found. */
export const sources: Partial<Record<SearchKind, Source>> = {
  article: {
    part: 'knowledge',
    prefix: 'KB',
    records: articles.all,
    searchable: searchableArticle,
    seen: seenArticle,
    latest: () => latestNumbers('knowledge', 'KB', mostArticles),
  },
  incident: {
    part: 'tickets',
    prefix: 'INC',
    records: findIncidents,
    searchable: searchableIncident,
    seen: seenIncident,
    latest: () => latestIncidents(mostTickets),
  },
};

/** Where records of a kind come from; undefined for a kind that is not looked for. */
export const sourceOf = (kind: string): Source | undefined => sources[kind as SearchKind];

/** What there is to be indexed of these records, by id, as they are now. */
export async function currentOf(source: Source, ids: readonly string[]) {
  const found = await source.records(ids);
  return new Map(
    found.map((record) => [record.id, { version: record.version, doc: source.searchable(record as never) }]),
  );
}
