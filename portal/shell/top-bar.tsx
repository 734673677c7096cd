import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { lazy, Suspense, useState } from 'react';
import { useDesk, useMay } from '../desk.ts';
import { useStore } from '../live/store.ts';
import { useNarrow } from '../live/use-narrow.ts';
import { Finder } from './finder.tsx';
import { LiveDot } from './live-dot.tsx';
import { Mark } from './mark.tsx';
import { theme, toggleTheme } from './theme.ts';

const CreateIncident = lazy(async () => ({
  default: (await import('../practices/incident/create.tsx')).CreateIncident,
}));

export function TopBar() {
  const [creating, setCreating] = useState(false);
  const may = useMay();
  const mode = useStore(theme);
  const narrow = useNarrow();
  const other = mode === 'dark' ? 'light' : 'dark';
  return (
    <header className="top-bar awsui-context-top-navigation">
      <a className="brand" href="/" aria-label="Serverless ITSM: live desk">
        <Mark />
        <span>Serverless ITSM</span>
      </a>
      <LiveDot />
      <Finder onCreate={() => setCreating(true)} />
      <div className="tools">
        {may('incident', 'create') && (
          <Button
            variant="primary"
            iconName="add-plus"
            ariaLabel="New incident"
            onClick={() => setCreating(true)}
          >
            {narrow ? null : 'New incident'}
          </Button>
        )}
        <Button
          variant="icon"
          iconSvg={<ThemeIcon />}
          ariaLabel={`Switch to the ${other} theme`}
          onClick={toggleTheme}
        />
        <PersonMenu />
      </div>
      {creating && (
        <Suspense fallback={null}>
          <CreateIncident onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </header>
  );
}

function ThemeIcon() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6" />
      <path className="filled" d="M8 2a6 6 0 0 1 0 12z" />
    </svg>
  );
}

function PersonMenu() {
  const { me, session, config } = useDesk();
  const items = [
    { id: 'who', text: me.email, disabled: true, secondaryText: me.roles.join(', ') },
    ...(config.local ? [{ id: 'switch', text: 'Switch person', iconName: 'user-profile' as const }] : []),
    { id: 'out', text: 'Sign out' },
  ];
  const choose = (id: string) => void (id === 'switch' ? session.switchPerson() : session.signOut());
  const narrow = useNarrow();
  return (
    <ButtonDropdown
      variant={narrow ? 'icon' : 'normal'}
      ariaLabel={`Signed in as ${me.name}`}
      items={items}
      onItemClick={({ detail }) => choose(detail.id)}
    >
      {narrow ? null : me.name.split(' ')[0]}
    </ButtonDropdown>
  );
}
