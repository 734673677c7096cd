import { useEffect, useRef } from 'react';
import { isTyping } from '../shell/typing.ts';

/** j and k move the focus between the links marked `data-row` in the element; Enter opens one, as with any link. */
export function useRowKeys<T extends HTMLElement>() {
  const frame = useRef<T>(null);
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      if (!step || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const next =
        at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
      rows[next]?.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);
  return frame;
}
