import type { Actor } from '../kernel/actor.ts';
import type { Versioned } from '../kernel/decision.ts';
import { reach } from '../kernel/rights.ts';
import type { Seen } from '../record/searchable.ts';
import { isVisitor } from './audience.ts';
import { docKey } from './delta.ts';
import { type Asking, ask, drop, emptyIndex, type Index, indexOf, put, type Raw } from './full-text.ts';
import { sourceOf, sources } from './index-sources.ts';
import { readDelta, readPart } from './index-store.ts';
import { articleRights } from './rights.ts';
import type { Hit, SearchKind } from './search.ts';
import { snippetOf } from './snippet.ts';

/** A warm function looks whether the delta changed at most this often. */
const fresh = 3_000;
/** So many of what the index has are looked at, at most, however many of them nobody may see. */
const looked = 400;
const atOnce = 40;

type Part = { readonly key: string; readonly index: Promise<Index> };
const parts = new Map<string, Part>();
let delta: { etag?: string | undefined; base: Record<string, string>; at: number } | undefined;
let recent: { index: Index; versions: Map<string, number> } = { index: emptyIndex(), versions: new Map() };
let loading: Promise<void> | undefined;

async function refresh(): Promise<void> {
  const at = Date.now();
  if (delta && Math.abs(at - delta.at) < fresh) return;
  const now = delta?.etag ? await readDelta(delta.etag) : await readDelta();
  if (now === 'same') {
    if (delta) delta = { ...delta, at };
    return;
  }
  const { base, docs } = now.delta;
  const rebuilt = JSON.stringify(base) !== JSON.stringify(delta?.base ?? {});
  if (rebuilt) recent = { index: emptyIndex(), versions: new Map() };
  for (const [key, { version, doc }] of Object.entries(docs)) {
    if (recent.versions.get(key) === version) continue;
    recent.versions.set(key, version);
    if (doc) put(recent.index, [doc]);
    else drop(recent.index, key);
  }
  delta = { etag: now.etag, base, at };
}

async function load(key: string): Promise<Index> {
  const json = await readPart(key);
  return json === undefined ? emptyIndex() : indexOf(json);
}

/** The built part of the index, as the delta says which it is. */
async function partOf(part: string): Promise<Index | undefined> {
  const key = delta?.base[part];
  if (!key) return undefined;
  const known = parts.get(part);
  if (known?.key === key) return known.index;
  const index = load(key);
  parts.set(part, { key, index });
  index.catch(() => parts.delete(part));
  return index;
}

const readersFor = (actor: Actor): ReadonlySet<string> =>
  new Set([
    'public',
    ...(isVisitor(actor) ? [] : ['signed-in', `person:${actor.id}`]),
    ...(reach(articleRights, actor) === 'all' ? ['agents'] : []),
  ]);

export type Looking = Pick<Asking, 'words' | 'all' | 'how'> & { readonly kinds: readonly SearchKind[] };

/** What the index has, the best first; nobody looked at the records yet. */
async function raw({ kinds, ...asked }: Looking, actor: Actor): Promise<Raw[]> {
  loading ??= refresh().finally(() => {
    loading = undefined;
  });
  await loading;
  const wanted = new Set(kinds.map((kind) => sources[kind].part));
  const indexes = await Promise.all([...wanted].map(partOf));
  const asking = { ...asked, kinds: new Set<string>(kinds), readers: readersFor(actor) };
  const newer = (key: string) => recent.versions.has(key);
  const old = indexes.flatMap((index) => (index ? ask(index, { ...asking, except: newer }) : []));
  return [...old, ...ask(recent.index, { ...asking, except: () => false })].sort((a, b) => b.score - a.score);
}

type Shown = { readonly raw: Raw; readonly seen: Seen };

/** What the caller may see of these, as the records are now. */
async function seenOf(found: readonly Raw[], actor: Actor): Promise<Shown[]> {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const records = await Promise.all(
    kinds.map(
      (kind) => sourceOf(kind)?.records(found.filter((one) => one.kind === kind).map(({ id }) => id)) ?? [],
    ),
  );
  const byKey = new Map<string, Versioned>(
    records.flat().map((record) => [docKey(record.kind, record.id), record]),
  );
  return found.flatMap((one) => {
    const record = byKey.get(docKey(one.kind, one.id));
    const seen = record && sourceOf(one.kind)?.seen(record as never, actor);
    return seen ? [{ raw: one, seen }] : [];
  });
}

const hitOf = ({ raw: { kind, id, terms }, seen: { title, text, state } }: Shown): Hit => {
  const snippet = snippetOf(text, terms);
  const { marks } = snippetOf(title, terms);
  const copy = (all: readonly (readonly [number, number])[]) =>
    all.map(([from, to]) => [from, to] as [number, number]);
  return {
    ...{ kind: kind as SearchKind, id, title, state },
    snippet: { text: snippet.text, marks: copy(snippet.marks) },
    marks: copy(marks),
  };
};

/** The records of these ids, for whoever may see them. */
export async function byId(id: string, kinds: readonly SearchKind[], actor: Actor): Promise<Hit[]> {
  const prefix = id.slice(0, id.indexOf('-'));
  const kind = kinds.find((one) => sources[one].prefix === prefix);
  const shown = kind ? await seenOf([{ kind, id, score: 0, terms: [] }], actor) : [];
  return shown.map(hitOf);
}

/** The first so many records that have these words and that the caller may see, the best first. */
export async function look(looking: Looking, limit: number, actor: Actor): Promise<Hit[]> {
  if (!looking.words.length) return [];
  const found = (await raw(looking, actor)).slice(0, looked);
  const hits: Hit[] = [];
  for (let from = 0; from < found.length && hits.length < limit; from += atOnce)
    hits.push(...(await seenOf(found.slice(from, from + atOnce), actor)).map(hitOf));
  return hits.slice(0, limit);
}
