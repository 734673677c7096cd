import { type FocusEvent, type PointerEvent, useMemo, useRef, useState } from 'react';

type Named = { id: string };

/**
 * A live list that does not move under the pointer. While the pointer is over it or the focus in it, the rows
 * stay where they are and only their content follows; what is new waits behind a count until it is asked for.
 */
export function useSettled<T extends Named>(items: readonly T[]) {
  const [held, setHeld] = useState(false);
  const [asked, setAsked] = useState(0);
  const order = useRef({ rows: items, asked });

  const rows = useMemo(() => {
    if (!held || order.current.asked !== asked) return items;
    const latest = new Map(items.map((item) => [item.id, item]));
    return order.current.rows.map((row) => latest.get(row.id) ?? row);
  }, [items, held, asked]);
  order.current = { rows, asked };

  const known = new Set(rows.map(({ id }) => id));
  const fresh = items.filter(({ id }) => !known.has(id)).length;
  const hold = {
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setHeld(false),
  };
  return { rows, fresh, hold, release: () => setAsked(asked + 1) };
}
