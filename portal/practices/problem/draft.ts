import type { Level } from '../../model.ts';
import { ids } from '../change/draft.ts';
import { nothingPrepared, type Prepared, preparedBody } from '../incident/prepared-fields.tsx';
import type { Problem } from './types.ts';

/** A problem while somebody writes on it: every field is there, empty ones too. */
export type Draft = {
  title: string;
  description: string;
  errorCode: string;
  service: string;
  cis: string;
  impact: Level | '';
  urgency: Level | '';
  major: boolean;
  assignee: string;
  prepared: Prepared;
};

/** What is written so far. */
export const draftOf = (problem?: Problem): Draft => ({
  title: problem?.title ?? '',
  description: problem?.description ?? '',
  errorCode: problem?.errorCode ?? '',
  service: problem?.service ?? '',
  cis: (problem?.cis ?? []).join(', '),
  impact: problem?.impact ?? '',
  urgency: problem?.urgency ?? '',
  major: problem?.major ?? false,
  assignee: problem?.assignee ?? '',
  prepared: { ...nothingPrepared, category: problem?.category ?? '', fields: problem?.fields ?? {} },
});

/** What is said of a problem, by the names of the API; what is empty is left out. */
export function said(draft: Draft): Record<string, unknown> {
  const { cis, major, prepared, ...texts } = draft;
  const given = Object.entries(texts).filter(([, value]) => value.trim());
  return {
    ...preparedBody(prepared),
    ...Object.fromEntries(given),
    ...(ids(cis).length && { cis: ids(cis).map((id) => id.toUpperCase()) }),
    ...(major && { major }),
  };
}

const nullable = ['description', 'errorCode', 'assignee', 'category'];

/** What differs from what was there; what was emptied is taken away. */
export function edits(before: Draft, after: Draft): Record<string, unknown> {
  const [was, is] = [said(before), said(after)];
  const blank: Record<string, unknown> = { cis: [], major: false };
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => name !== 'fields');
  const fields = Object.fromEntries(
    Object.entries(after.prepared.fields).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.prepared.fields[name] ?? null),
    ),
  );
  return {
    ...Object.fromEntries(
      names
        .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
        .map((name) => [name, is[name] ?? (nullable.includes(name) ? null : blank[name])]),
    ),
    ...(Object.keys(fields).length && { fields }),
  };
}
