import { type Delta, docKey, type Entry, freshNotes, type Note, readFrom, withEntries } from './delta.ts';
import { currentOf, sourceOf } from './index-sources.ts';
import { readDelta, replaceDelta } from './index-store.ts';
import { noteShards, notesAfter } from './notes.ts';

/** So many records are taken in before what was done is kept. */
const most = 2_000;
const attempts = 8;
/** A note may be written this much later than its time says. */
const overlap = 60_000;
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));

/** Notes of a shard that are not in the delta yet, so many at most, and how far they go. */
async function waiting(delta: Delta, shard: number, limit: number) {
  const notes: Note[] = [];
  let after = readFrom(delta.upTo[shard], overlap);
  let upTo = delta.upTo[shard] ?? '';
  do {
    const page = await notesAfter(shard, after, 1_000);
    notes.push(...freshNotes(delta, page.notes));
    upTo = page.notes.at(-1)?.sk ?? upTo;
    after = page.after;
  } while (after && notes.length < limit);
  return { notes, upTo, more: after !== undefined };
}

/** The records that notes are about as they are now; what is not to be found is there without its words. */
async function entriesOf(notes: readonly Note[]): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const kind of new Set(notes.map((note) => note.kind))) {
    const source = sourceOf(kind);
    if (!source) continue;
    const of = notes.filter((note) => note.kind === kind);
    const current = await currentOf(source, [...new Set(of.map(({ id }) => id))]);
    for (const { id, version } of of) {
      const now = current.get(id);
      const doc = now?.doc && { ...now.doc, words: [...now.doc.words], readers: [...now.doc.readers] };
      entries.set(docKey(kind, id), { version: now?.version ?? version, ...(doc && { doc }) });
    }
  }
  return entries;
}

/** One step: so many notes are folded in. `kept` is false when somebody else replaced the delta meanwhile. */
async function step(now: string) {
  const { delta, etag } = await readDelta();
  const shards = Array.from({ length: noteShards }, (_, shard) => shard);
  const found = await Promise.all(shards.map((shard) => waiting(delta, shard, most / noteShards)));
  const entries = await entriesOf(found.flatMap(({ notes }) => notes));
  const upTo = found.map((shard) => shard.upTo);
  const more = found.some((shard) => shard.more);
  // What was read once more and says nothing new is no reason to write.
  if (!entries.size && !more) return { kept: true, more, delta };
  const next = { ...withEntries(delta, entries, upTo), builtAt: delta.builtAt || now };
  return { kept: await replaceDelta(next, etag), more, delta: next };
}

/**
 * Folds in what was noted since the last time. It may be called at any time, by several at once, and may be stopped anywhere:
 * the delta is replaced whole on its ETag together with how far it goes, so what is not in it yet is read again.
 *
 * @returns the delta as it is now
 */
export async function fold(now: string): Promise<Delta> {
  for (let lost = 0; lost < attempts; ) {
    const { kept, more, delta } = await step(now);
    if (kept && !more) return delta;
    lost = kept ? 0 : lost + 1;
    if (!kept) await pause(lost);
  }
  throw new Error('The delta of the search index was changed by others each time before it could be written');
}
