import Icon from '@cloudscape-design/components/icon';
import { type ReactNode, useId, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useStore } from '../live/store.ts';
import { sections } from '../practices/row.ts';
import { folded, toggleSection } from './folded.ts';
import { type Entry as PageEntry, usePages } from './pages.ts';
import { type Counts, useCounts } from './use-counts.ts';

const holds = (path: string, pathname: string) => pathname === path || pathname.startsWith(`${path}/`);

type EntryProps = Pick<PageEntry, 'path' | 'label' | 'icon'> & { counts: Counts; onOpen?: () => void };

function Entry({ path, label, icon, counts, onOpen }: EntryProps) {
  const count = counts[path];
  return (
    <li>
      <NavLink to={path} end={path === '/'} onClick={onOpen}>
        <Icon name={icon} />
        <span>{label}</span>
        {count && (
          <span className={count.urgent ? 'tally urgent' : 'tally'} title={count.words}>
            <span aria-hidden="true">{count.shown}</span>
            <span className="unseen">, {count.words}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}

/** A part of the navigation that can be folded; the part that the reader is in stays open. */
function Section({ title, here, children }: { title: string; here: boolean; children: ReactNode }) {
  const id = useId();
  const open = !useStore(folded).includes(title) || here;
  return (
    <li>
      <button
        type="button"
        className="section"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => toggleSection(title)}
      >
        <span>{title}</span>
        <Icon name={open ? 'angle-down' : 'angle-right'} size="small" />
      </button>
      <ul id={id} hidden={!open}>
        {children}
      </ul>
    </li>
  );
}

type SectionsProps = { pages: readonly PageEntry[]; counts: Counts; onOpen?: () => void };

function Sections({ pages, counts, onOpen }: SectionsProps) {
  const { pathname } = useLocation();
  const rest = { counts, ...(onOpen && { onOpen }) };
  return (
    <ul>
      {sections.map((section) => {
        const own = pages.filter((page) => page.section === section);
        const entries = own.map(({ path, label, icon }) => (
          <Entry key={path} path={path} label={label} icon={icon} {...rest} />
        ));
        if (section === 'Desk' || own.length === 0) return entries;
        return (
          <Section key={section} title={section} here={own.some(({ path }) => holds(path, pathname))}>
            {entries}
          </Section>
        );
      })}
    </ul>
  );
}

/** A rail at the side, on a phone a bar within the thumb's reach. */
export function Navigation() {
  const [more, setMore] = useState(false);
  const close = () => setMore(false);
  const pages = usePages();
  const counts = useCounts();
  return (
    <>
      <nav className="rail" aria-label="Pages">
        <Sections pages={pages} counts={counts} />
      </nav>
      <nav
        className="thumb-bar"
        aria-label="Pages, for the thumb"
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {more && (
          <div id="more-pages" className="more">
            <Sections pages={pages} counts={counts} onOpen={close} />
          </div>
        )}
        <ul>
          {pages
            .filter(({ path, thumb }) => thumb || path === '/')
            .map(({ path, label, icon }) => (
              <Entry
                key={path}
                path={path}
                label={label.replace('Live desk', 'Desk')}
                icon={icon}
                counts={counts}
                onOpen={close}
              />
            ))}
          <li>
            <button
              type="button"
              aria-expanded={more}
              aria-controls="more-pages"
              onClick={() => setMore(!more)}
            >
              <Icon name="menu" />
              <span>More</span>
            </button>
          </li>
        </ul>
      </nav>
    </>
  );
}
