import type { Redundancy } from '../../../functions/configuration/relation.ts';
import type { Neighbour } from './types.ts';

/** What people say of a relation beside its ends. */
export type RelationDraft = {
  pool: string;
  needs: number | undefined;
  unit: 'items' | 'percent';
  note: string;
};

/** As it is now, or as a new one begins. */
export const draftOf = (one?: Pick<Neighbour, 'redundancy' | 'note'>): RelationDraft => ({
  pool: one?.redundancy?.pool ?? '',
  needs: one?.redundancy?.needs ?? 1,
  unit: one?.redundancy?.percent ? 'percent' : 'items',
  note: one?.note ?? '',
});

/** The pool as the API takes it; none when it has no name. */
export function redundancyOf({ pool, needs = 0, unit }: RelationDraft): Redundancy | undefined {
  const name = pool.trim();
  return name ? { pool: name, needs, ...(unit === 'percent' && { percent: true }) } : undefined;
}

/** What a change says: only what is another now, `null` for what is taken away. */
export const changesOf = (draft: RelationDraft, changed: Partial<RelationDraft>) => ({
  ...(('pool' in changed || 'needs' in changed || 'unit' in changed) && {
    redundancy: redundancyOf(draft) ?? null,
  }),
  ...('note' in changed && { note: draft.note.trim() || null }),
});
