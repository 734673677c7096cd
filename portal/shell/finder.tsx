import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { notify } from './notices.ts';

const homes: Record<string, string> = { INC: '/incidents', ALT: '/alerts', SIG: '/quarantine' };

/** Opens a record by the id that people say: `INC-1042`, or just `1042` for an incident. `/` goes here. */
export function Finder() {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const open = () => {
    const found = /^\s*(?:([a-z]{3})-?)?(\d+)\s*$/i.exec(text);
    const prefix = (found?.[1] ?? 'INC').toUpperCase();
    const path = homes[prefix];
    if (!found || !path)
      return notify({ type: 'info', content: `Type a record's id, for example INC-1042.` });
    setText('');
    input.current?.blur();
    void navigate(`${path}/${prefix}-${found[2]}`);
  };
  return (
    <search>
      <form
        className="finder"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <input
          ref={input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Open INC-1042"
          aria-label="Open a record by its id"
          enterKeyHint="go"
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

/** Single keys must not act while somebody writes. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    Boolean(target.closest('[role=dialog]')));
