import { findIncidents, latestIncidents, searchableIncident, seenIncident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Versioned } from '../kernel/decision.ts';
import { findProblems, latestProblems, searchableProblem, seenProblem } from '../problem/read.ts';
import type { Searchable, Seen } from '../record/searchable.ts';
import {
  catalogueIds,
  findCatalogueItems,
  findRequests,
  latestRequests,
  searchableItem,
  searchableRequest,
  seenItem,
  seenRequest,
} from '../request/read.ts';
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
export const sources: Record<SearchKind, Source> = {
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
  problem: {
    part: 'tickets',
    prefix: 'PRB',
    records: findProblems,
    searchable: searchableProblem,
    seen: seenProblem,
    latest: () => latestProblems(mostTickets),
  },
  request: {
    part: 'tickets',
    prefix: 'REQ',
    records: findRequests,
    searchable: searchableRequest,
    seen: seenRequest,
    latest: () => latestRequests(mostTickets),
  },
  'catalogue-item': {
    part: 'knowledge',
    records: findCatalogueItems,
    searchable: searchableItem,
    seen: seenItem,
    latest: catalogueIds,
  },
};

/** Where records of a kind come from; undefined for a kind that is not looked for. */
export const sourceOf = (kind: string): Source | undefined =>
  Object.hasOwn(sources, kind) ? sources[kind as SearchKind] : undefined;

/** What there is to be indexed of these records, by id, as they are now. */
export async function currentOf(source: Source, ids: readonly string[]) {
  const found = await source.records(ids);
  return new Map(
    found.map((record) => [record.id, { version: record.version, doc: source.searchable(record as never) }]),
  );
}
