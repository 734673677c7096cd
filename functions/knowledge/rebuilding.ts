import { log } from '../runtime/log.ts';
import { type Delta, docKey, rebased } from './delta.ts';
import { emptyIndex, put } from './full-text.ts';
import { currentOf, type Source, sources } from './index-sources.ts';
import { keepPart, readDelta, replaceDelta } from './index-store.ts';

const page = 500;
const attempts = 8;
const parts = ['knowledge', 'tickets'] as const;

/** Builds one part of the index, a page of records after the other. */
async function build(part: Source['part'], built: Map<string, number>): Promise<string> {
  const index = emptyIndex();
  for (const [kind, source] of Object.entries(sources)) {
    if (source.part !== part) continue;
    const ids = await source.latest();
    for (let from = 0; from < ids.length; from += page) {
      const current = await currentOf(source, ids.slice(from, from + page));
      for (const [id, { version }] of current) built.set(docKey(kind, id), version);
      put(
        index,
        [...current.values()].flatMap(({ doc }) => doc ?? []),
      );
    }
  }
  return keepPart(part, JSON.stringify(index));
}

async function under(base: Delta['base'], built: ReadonlyMap<string, number>, at: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { delta, etag } = await readDelta();
    if (await replaceDelta(rebased(delta, base, built, at), etag)) return;
  }
  throw new Error(
    'The index was built, and others changed the delta each time before it could be put under it',
  );
}

/**
 * Builds the whole index anew out of the records, and puts it under the delta. Whatever happens meanwhile stays in the delta;
 * when it fails half way, the last index goes on.
 *
 * @returns the keys of its parts
 */
export async function rebuild(now: string): Promise<readonly string[]> {
  const built = new Map<string, number>();
  const base: Record<string, string> = {};
  for (const part of parts) base[part] = await build(part, built);
  await under(base, built, now);
  log.info('The search index was built anew', { records: built.size });
  return Object.values(base);
}
