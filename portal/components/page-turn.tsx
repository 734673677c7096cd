import Button from '@cloudscape-design/components/button';
import { useState } from 'react';

/** Where one is in a list that comes page by page; another path starts at its first page. */
export function usePages(path: string, limit: number) {
  const [cursors, setCursors] = useState<{ path: string; list: string[] }>({ path, list: [] });
  const list = cursors.path === path ? cursors.list : [];
  const cursor = list.at(-1);
  const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
  const ask = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${more}`;
  return { ask, list, turn: (to: string[]) => setCursors({ path, list: to }) };
}

type Props = { label: string; pages: ReturnType<typeof usePages>; next: string | undefined };

/** Turns the pages of a list; nothing is shown of one that has a single page. */
export function PageTurn({ label, pages: { list, turn }, next }: Props) {
  if (!next && !list.length) return null;
  return (
    <nav className="turn" aria-label={`Pages of ${label}`}>
      <Button iconName="angle-left" disabled={!list.length} onClick={() => turn(list.slice(0, -1))}>
        Previous
      </Button>
      <span>Page {list.length + 1}</span>
      <Button
        iconName="angle-right"
        iconAlign="right"
        disabled={!next}
        onClick={() => next && turn([...list, next])}
      >
        Next
      </Button>
    </nav>
  );
}
