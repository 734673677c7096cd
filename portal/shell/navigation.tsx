import Icon from '@cloudscape-design/components/icon';
import { type ReactNode, useState } from 'react';
import { NavLink } from 'react-router';
import { isRequester, useDesk } from '../desk.ts';
import { type Row, registry } from '../practices/registry.ts';

const sections = ['Desk', 'Response', 'Organisation'] as const;
const home = { path: '/', icon: 'view-full' } as const;

function Entry({
  path,
  label,
  icon,
  onOpen,
}: Pick<Row, 'path' | 'label' | 'icon'> & { onOpen?: () => void }) {
  return (
    <li>
      <NavLink to={path} end={path === '/'} onClick={onOpen}>
        <Icon name={icon} />
        <span>{label}</span>
      </NavLink>
    </li>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <span className="section">{title}</span>
      <ul>{children}</ul>
    </li>
  );
}

type SectionsProps = { rows: readonly Row[]; start: string; onOpen?: () => void };

function Sections({ rows, start, onOpen }: SectionsProps) {
  const open = onOpen ? { onOpen } : {};
  return (
    <ul>
      {sections
        .filter((section) => rows.some((row) => row.section === section))
        .map((section) => (
          <Section key={section} title={section}>
            {section === 'Desk' && <Entry {...home} label={start} {...open} />}
            {rows
              .filter((row) => row.section === section)
              .map(({ path, label, icon }) => (
                <Entry key={path} path={path} label={label} icon={icon} {...open} />
              ))}
          </Section>
        ))}
    </ul>
  );
}

/** A rail at the side, on a phone a bar within the thumb's reach. */
export function Navigation() {
  const [more, setMore] = useState(false);
  const close = () => setMore(false);
  const { me } = useDesk();
  const asker = isRequester(me);
  const rows = registry.filter(({ everybody }) => everybody || !asker);
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
