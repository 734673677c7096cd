import { useState } from 'react';
import type { CiClass } from '../../../functions/configuration/ci-class.ts';
import { relationTypes } from '../../../functions/configuration/relation-type.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import { capital } from '../../words.ts';
import {
  attributesOf,
  guessFields,
  guessKindColumn,
  importFields,
  isOfRelations,
  relationFields,
} from './import-fields.ts';
import type { ClassWithRules } from './types.ts';

/** Stands for: what a column says. */
export const byColumn = '';

const types = Object.entries(relationTypes).map(([value, { forth }]) => ({ value, label: capital(forth) }));

type Draft = {
  of: 'items' | 'relations';
  /** The class, or the type of relation, of all rows; else the column that says it. */
  kind: string;
  column: string;
  fields: Record<string, string>;
};

/** What the columns of a file are to mean: a guess by their names, until somebody says otherwise. */
export function useMappingDraft(columns: readonly string[]) {
  const classes = useEvery<CiClass>('ci-classes', 'rare');
  const [draft, setDraft] = useState<Draft>({ of: 'items', kind: 'server', column: '', fields: {} });
  const { of, kind, column } = draft;
  const path = of === 'items' && kind ? `/ci-classes/${encodeURIComponent(kind)}` : null;
  const { data } = useLive<ClassWithRules>(path, { pace: 'rare' });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const become = (next: Draft['of'], among = columns) => {
    const found = guessKindColumn(among, next);
    set({
      of: next,
      column: found,
      kind: found ? byColumn : next === 'items' ? 'server' : 'depends-on',
      fields: {},
    });
  };
  // Of which classes a column speaks is known once its rows are read: any attribute may be meant.
  const attributes = kind ? (data?.rules?.attributes ?? []) : attributesOf(classes);
  const fields = of === 'items' ? importFields(attributes) : relationFields;
  const guesses = guessFields(columns, fields);
  const meaning = (name: string) => draft.fields[name] ?? guesses[name] ?? '';
  const chosen = columns.flatMap((name) => (meaning(name) ? [{ column: name, field: meaning(name) }] : []));
  const has = (field: string) => chosen.some((one) => one.field === field);
  const said = kind === byColumn ? { column } : { value: kind };
  return {
    draft,
    set,
    become,
    look: (found: readonly string[]) => become(isOfRelations(found) ? 'relations' : 'items', found),
    kinds: of === 'items' ? classes.map(({ id, title }) => ({ value: id, label: title })) : types,
    fields,
    meaning,
    mean: (name: string, field: string) => set({ fields: { ...draft.fields, [name]: field } }),
    ready: Boolean(kind || column) && (of === 'items' ? chosen.length > 0 : has('from') && has('to')),
    mapping: of === 'items' ? { class: said, fields: chosen } : { of, type: said, fields: chosen },
  };
}
