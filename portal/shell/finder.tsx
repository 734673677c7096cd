import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useNarrow } from '../live/use-narrow.ts';
import { found, type Place } from './places.ts';
import { toggleTheme } from './theme.ts';
import { isTyping } from './typing.ts';
import { useFoundRecords } from './use-found-records.ts';
import { newIncident, otherTheme, usePlaces } from './use-places.ts';

const most = 9;

/** `/`, and Ctrl or ⌘ with K, go to the finder from anywhere but a dialog. */
function useShortcut(go: () => void) {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const called = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (!called && (event.key !== '/' || isTyping(event.target))) return;
      if ((event.target as Element).closest?.('[role=dialog]')) return;
      event.preventDefault();
      go();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go]);
}

/**
 * Goes anywhere by name: records by the ids that people say, open incidents, pages, people, and what can be done; and by
 * words to whatever has them.
 */
export function Finder({ onCreate }: { onCreate: () => void }) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const navigate = useNavigate();
  const near = found(text, usePlaces(open), most);
  const offers = [...near, ...useFoundRecords(open ? text : '', near)];
  useShortcut(() => input.current?.focus());

  const leave = () => {
    setText('');
    setOpen(false);
    input.current?.blur();
  };
  const go = (place: Place | undefined) => {
    if (!place) return;
    leave();
    if (place.to === newIncident) onCreate();
    else if (place.to === otherTheme) toggleTheme();
    else void navigate(place.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setChosen((chosen + step + offers.length) % Math.max(1, offers.length));
    }
    if (event.key === 'Escape') leave();
  };
  return (
    <search>
      <form
        className="finder"
        onSubmit={(event) => {
          event.preventDefault();
          go(offers[chosen]);
        }}
      >
        <input
          ref={input}
          role="combobox"
          aria-label="Find a page, a person or a record, or search"
          aria-expanded={open}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={open && offers.length ? `${list}-${chosen}` : undefined}
          autoComplete="off"
          enterKeyHint="go"
          placeholder={useNarrow() ? 'Search' : 'Search, or open INC-1042'}
          value={text}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
            setOpen(true);
          }}
        />
        <kbd>/</kbd>
        <div className="found" hidden={!open}>
          <div id={list} role="listbox" aria-label="What was found" tabIndex={-1}>
            {offers.map((place, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the text field, which keeps the focus
              <div
                key={`${place.to} ${place.hint}`}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                onMouseDown={(event) => event.preventDefault()}
                onMouseEnter={() => setChosen(index)}
                onClick={() => go(place)}
              >
                <span className="title">{place.title}</span>
                <span className="soft">{place.hint}</span>
              </div>
            ))}
          </div>
          {offers.length === 0 && <p className="soft">Nothing is called “{text}”.</p>}
        </div>
      </form>
    </search>
  );
}
