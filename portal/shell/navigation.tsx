import Icon from '@cloudscape-design/components/icon';
import { type ReactNode, useId, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { isRequester, mayI, useDesk } from '../desk.ts';
import { useStore } from '../live/store.ts';
import { registry } from '../practices/registry.ts';
import { type Row, sections } from '../practices/row.ts';
import { folded, toggleSection } from './folded.ts';

const home = { path: '/', icon: 'view-full' } as const;
const holds = (path: string, pathname: string) => pathname === path || pathname.startsWith(`${path}/`);

type EntryProps = Pick<Row, 'path' | 'label' | 'icon'> & { onOpen?: () => void };

function Entry({ path, label, icon, onOpen }: EntryProps) {
  return (
    <li>
      <NavLink to={path} end={path === '/'} onClick={onOpen}>
        <Icon name={icon} />
        <span>{label}</span>
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

type SectionsProps = { rows: readonly Row[]; start: string; onOpen?: () => void };

function Sections({ rows, start, onOpen }: SectionsProps) {
  const { pathname } = useLocation();
  const open = onOpen ? { onOpen } : {};
  return (
    <ul>
      <Entry {...home} label={start} {...open} />
      {sections.map((section) => {
        const own = rows.filter((row) => row.section === section);
        const entries = own.map(({ path, label, icon }) => (
          <Entry key={path} path={path} label={label} icon={icon} {...open} />
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
  const { me } = useDesk();
  const asker = isRequester(me);
  const rows = registry.filter(
    ({ everybody, may, unlisted }) => !unlisted && (everybody || !asker) && (!may || mayI(me, ...may)),
  );
  const start = asker ? 'Home' : 'Live desk';
  return (
    <>
      <nav className="rail" aria-label="Pages">
        <Sections rows={rows} start={start} />
      </nav>
      <nav
        className="thumb-bar"
        aria-label="Pages, for the thumb"
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {more && (
          <div id="more-pages" className="more">
            <Sections rows={rows} start={start} onOpen={close} />
          </div>
        )}
        <ul>
          <Entry {...home} label={asker ? start : 'Desk'} onOpen={close} />
          {rows
            .filter(({ thumb }) => thumb)
            .map(({ path, label, icon }) => (
              <Entry key={path} path={path} label={label} icon={icon} onOpen={close} />
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
