import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useSearchParams } from 'react-router';

type Tab = { id: string; label: string; count?: number | undefined; content: () => ReactNode };
type Props = {
  label: string;
  tabs: readonly Tab[];
  /** The parameter of the address that remembers the tab, so that it can be linked to. */
  name?: string;
};

/** Parts of a page of which one is shown. Which one stands in the address; arrow keys change it. */
export function Tabs({ label, tabs, name = 'tab' }: Props) {
  const base = useId();
  const [search, setSearch] = useSearchParams();
  const chosen = tabs.find(({ id }) => id === search.get(name)) ?? tabs[0];
  if (!chosen) return null;
  const choose = (id: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (id === tabs[0]?.id) after.delete(name);
        else after.set(name, id);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step && tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <div className="tabbed">
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label: words, count }) => (
          <button
            key={id}
            id={`${base}-${id}`}
            type="button"
            role="tab"
            aria-selected={id === chosen.id}
            aria-controls={`${base}-panel`}
            tabIndex={id === chosen.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {words}
            {count !== undefined && <span className="count"> {count}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${base}-panel`}
        role="tabpanel"
        aria-labelledby={`${base}-${chosen.id}`}
        className="tab-panel"
      >
        {chosen.content()}
      </div>
    </div>
  );
}
