import { settings } from './configured.ts';
import { cellsOf } from './contribution.ts';
import type { Fact } from './fact.ts';
import { contribute, factOf } from './facts.ts';
import { sources } from './sources.ts';

/** What a record was counted as, and what it is to count as now; undefined for one that is not there. */
export async function measured(kind: string, id: string) {
  const read = sources[kind];
  if (!read) throw new Error(`Nothing is measured of ${kind}`);
  const before: Fact | undefined = await factOf(kind, id);
  const now = await read(id, before?.zones ?? {});
  if (!now) return undefined;
  const cells = cellsOf(now.contributions, settings().timeZone);
  const zones = now.zones && Object.keys(now.zones).length ? now.zones : undefined;
  return { before, now: { version: now.version, cells, zones } };
}

/** Counts a record as what it is now, whatever was heard of it. */
export async function measure(kind: string, id: string, anew = false): Promise<void> {
  const found = await measured(kind, id);
  if (found) await contribute({ kind, id }, found.now, found.before, anew);
}
