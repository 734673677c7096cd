import { type Cells, moved } from './contribution.ts';

/** What a record was last counted as. Zones of people are kept as they were, so that a recount finds the same nights. */
export type Fact = {
  readonly version: number;
  /** Counts how often it was written: whoever writes next has to have read this one. */
  readonly turn: number;
  readonly cells: Cells;
  readonly zones?: Readonly<Record<string, string>> | undefined;
};

/** A fact that takes the place of another, and what goes to the cells with it. */
export type Counting = { readonly fact: Fact; readonly additions: Cells };

/**
 * How a record is counted as what it is now instead of what it was counted as. A fact is written even when nothing moves: it is
 * its version by which an older reading of the record loses.
 *
 * @param anew counts it although this version was counted, by other rules or in another zone
 * @returns undefined when this version, or a newer one, is counted
 */
export function counting(
  before: Fact | undefined,
  now: Pick<Fact, 'version' | 'cells' | 'zones'>,
  anew = false,
): Counting | undefined {
  if (before && (before.version > now.version || (before.version === now.version && !anew))) return undefined;
  return {
    fact: { ...now, turn: (before?.turn ?? 0) + 1 },
    additions: moved(before?.cells ?? {}, now.cells),
  };
}
