import type { Moved } from '../../functions/reporting/moved.ts';

/** One thing that happened to a record, with the fields that it set. */
export const happened = (
  version: number,
  type: string,
  at: string,
  set: Readonly<Record<string, unknown>>,
): Moved => ({
  version,
  type,
  at,
  changed: Object.fromEntries(Object.entries(set).map(([name, to]) => [name, { to }])),
});
