import * as z from 'zod';

const Doc = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  title: z.string(),
  text: z.string(),
  words: z.array(z.string()),
  readers: z.array(z.string()),
});

/**
 * What changed since the index was built, in one object that is only ever replaced on its ETag: which index it adds to, how
 * far the notes of what changed are folded in, and each record that changed as it is now, or that it is not to be found.
 */
export const Delta = z.object({
  /** When the index below it was built; at first, when there was something to be found. */
  builtAt: z.string(),
  /** Keys of the built parts of the index. */
  base: z.record(z.string(), z.string()),
  /** The sort key up to which the notes of each shard are in. */
  upTo: z.array(z.string()),
  docs: z.record(z.string(), z.object({ version: z.number(), doc: Doc.optional() })),
});
export type Delta = z.infer<typeof Delta>;
export type Entry = Delta['docs'][string];

export const emptyDelta: Delta = { builtAt: '', base: {}, upTo: [], docs: {} };

/** What a record is called in the index. */
export const docKey = (kind: string, id: string): string => `${kind}#${id}`;

/** A note that a record changed. */
export type Note = {
  readonly sk: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
};

/** The notes that say something new: of each record the newest, unless the delta has the record as it was then, or later. */
export function freshNotes(delta: Delta, notes: readonly Note[]): Note[] {
  const newest = new Map<string, Note>();
  for (const note of notes) {
    const key = docKey(note.kind, note.id);
    if ((delta.docs[key]?.version ?? 0) >= note.version) continue;
    if ((newest.get(key)?.version ?? 0) < note.version) newest.set(key, note);
  }
  return [...newest.values()];
}

/** Takes records in as they are now. What is there in a newer version stays: whoever folds in last takes nothing back. */
export function withEntries(
  delta: Delta,
  entries: ReadonlyMap<string, Entry>,
  upTo: readonly string[],
): Delta {
  const docs = { ...delta.docs };
  for (const [key, entry] of entries) if ((docs[key]?.version ?? 0) < entry.version) docs[key] = entry;
  const length = Math.max(delta.upTo.length, upTo.length);
  const far = Array.from({ length }, (_, shard) => {
    const [a = '', b = ''] = [delta.upTo[shard], upTo[shard]];
    return a > b ? a : b;
  });
  return { ...delta, docs, upTo: far };
}

/**
 * Puts a newly built index under the delta: what it has in the same version or a newer one goes out of the delta, and what
 * changed while it was built stays.
 *
 * @param built the version of each record that was looked at, whether it is in the index or not
 */
export function rebased(
  delta: Delta,
  base: Delta['base'],
  built: ReadonlyMap<string, number>,
  builtAt: string,
): Delta {
  const left = Object.entries(delta.docs).filter(([key, { version }]) => version > (built.get(key) ?? 0));
  return { ...delta, builtAt, base, docs: Object.fromEntries(left) };
}

/** Records in a delta from which on it takes long to load. */
const large = 2_000;
const day = 86_400_000;

/** Whether the index is to be built anew: once a day, so that whatever was missed is in it, or when much has changed. */
export const isOld = ({ builtAt, docs }: Delta, now: number): boolean =>
  Object.keys(docs).length > large || now - Date.parse(builtAt) >= day;

/** From where the notes of a shard are read: some are written a little later than their time says. */
export function readFrom(upTo: string | undefined, overlap: number): string | undefined {
  if (!upTo) return undefined;
  const at = Date.parse(upTo.slice(0, upTo.indexOf('#')));
  return Number.isNaN(at) ? undefined : new Date(at - overlap).toISOString();
}
