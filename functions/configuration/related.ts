import type { Claim } from '../kernel/decision.ts';

/** What AWS Config last said that an item relates to, and which of its relations have still to be looked at. */
export type Related = {
  readonly holder: string;
  /** Ids of relations. */
  readonly list: readonly string[];
  readonly open: readonly string[];
  readonly order: number;
};

export const relatedRow = (ci: string) => ({ pk: `ci#${ci}`, sk: 'related' });

/** The row as it is stored; undefined when there is none yet. */
export function readRelated(row: Record<string, unknown> | undefined): Related | undefined {
  if (!row) return undefined;
  const { holder, list, open, order } = row;
  return {
    holder: String(holder),
    list: JSON.parse(String(list)) as string[],
    open: JSON.parse(String(open)) as string[],
    order: Number(order),
  };
}

/** What has to be looked at when an item relates to these from now on: what is new, what is gone, what was left from before. */
export function relateTo(
  before: Related | undefined,
  list: readonly string[],
  order: number,
  holder: string,
): Related {
  const had = new Set(before?.list ?? []);
  const has = new Set(list);
  const open = new Set([
    ...(before?.open ?? []),
    ...list.filter((id) => !had.has(id)),
    ...[...had].filter((id) => !has.has(id)),
  ]);
  return { holder, list: [...has].sort(), open: [...open].sort(), order };
}

/** The row, to be written on the one that was read. */
export const relatedClaim = (
  ci: string,
  { holder, list, open, order }: Related,
  before?: Related,
): Claim => ({
  ...relatedRow(ci),
  values: { holder, order, list: JSON.stringify(list), open: JSON.stringify(open) },
  heldBy: before?.holder,
});
