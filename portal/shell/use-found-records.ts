import { useLater } from '../live/use-later.ts';
import { useItems } from '../live/use-live.ts';
import { type Hit, homeOf, kindWords } from '../practices/knowledge/types.ts';
import type { Place } from './places.ts';

const most = 5;

/** What the search has of a text, after what is called so; at the end, all that it has. */
export function useFoundRecords(text: string, near: readonly Place[]): Place[] {
  const now = text.trim().slice(0, 200);
  const q = useLater(now, 250);
  const path = `/search?${new URLSearchParams({ q, limit: String(most) })}`;
  const { items } = useItems<Hit>(q.length > 2 ? path : null, { pace: 'once', keep: true });
  if (now.length < 3) return [];
  const known = new Set(near.map(({ to }) => to));
  const hits = items
    .map((hit) => ({ to: homeOf(hit), title: hit.title, hint: `${kindWords[hit.kind].one} ${hit.id}` }))
    .filter(({ to }) => !known.has(to));
  const all = {
    to: `/search?${new URLSearchParams({ q: now })}`,
    title: `Search for “${now}”`,
    hint: 'everywhere',
  };
  return [...hits, all];
}
