import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay } from '../../desk.ts';
import { OpenWindowDialog } from './open-window.tsx';
import type { Window } from './types.ts';
import { WindowCommands } from './window-commands.tsx';
import { WindowScope, WindowTime } from './window-facts.tsx';

const columns: TableProps.ColumnDefinition<Window>[] = [
  { id: 'state', header: 'State', width: 130, cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'title',
    header: 'Window',
    minWidth: 220,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/maintenance-windows/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'scope', header: 'For', cell: (window) => <WindowScope window={window} /> },
  { id: 'time', header: 'Time', cell: (window) => <WindowTime window={window} /> },
  { id: 'commands', header: 'Commands', cell: (window) => <WindowCommands window={window} /> },
];

function Windows({ ended }: { ended: boolean }) {
  return (
    <RecordList<Window>
      label={ended ? 'Past maintenance windows' : 'Maintenance windows'}
      path={ended ? '/maintenance-windows?ended=true' : '/maintenance-windows'}
      columns={ended ? columns.slice(0, -1) : columns}
      row={(window) => (
        <PlainRow
          href={`/maintenance-windows/${window.id}`}
          id={window.id}
          title={window.title}
          badge={<StateBadge state={window.state} />}
          details={[<WindowTime key="time" window={window} />]}
        />
      )}
      empty={<Nothing title={ended ? 'None has ended yet' : 'No maintenance runs or is planned'} />}
    />
  );
}

/** Times in which alarms are expected: planned, running and past. */
export function WindowsPage() {
  const [opening, setOpening] = useState(false);
  const may = useMay();
  return (
    <Page
      title="Maintenance"
      about="While a window runs, its alerts are kept and nobody is paged; what still fires at its end is raised. None lasts longer than 24 hours."
      actions={
        may('maintenance-window', 'create') && (
          <Button variant="primary" onClick={() => setOpening(true)}>
            New window
          </Button>
        )
      }
    >
      <Tabs
        label="Maintenance windows"
        tabs={[
          { id: 'open', label: 'Running and planned', content: () => <Windows ended={false} /> },
          { id: 'ended', label: 'Past', content: () => <Windows ended /> },
        ]}
      />
      {opening && <OpenWindowDialog close={() => setOpening(false)} />}
    </Page>
  );
}
