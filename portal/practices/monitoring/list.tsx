import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import type { Alert } from '../../model.ts';

const columns = (names: Names): TableProps.ColumnDefinition<Alert>[] => [
  { id: 'state', header: 'State', width: 130, cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'title',
    header: 'Alert',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/alerts/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
  { id: 'count', header: 'Signals', cell: ({ count }) => count ?? '' },
  {
    id: 'since',
    header: 'Firing for',
    cell: ({ firingSince, state }) => (firingSince && state === 'firing' ? <Age since={firingSince} /> : ''),
  },
];

export function AlertList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const service = search.get('service');
  return (
    <Page title="Alerts" about="Alarms that are firing now. Each opens an incident or joins one.">
      <RecordList<Alert>
        label="Alerts"
        path={service ? `/alerts?service=${encodeURIComponent(service)}` : '/alerts'}
        columns={columns(names)}
        row={(alert) => (
          <PlainRow
            href={`/alerts/${alert.id}`}
            id={alert.id}
            title={alert.title}
            badge={<StateBadge state={alert.state} />}
            details={[alert.service && names.service(alert.service)]}
            aside={alert.firingSince && <Age since={alert.firingSince} />}
          />
        )}
        empty={<Nothing title="No alarm is firing" />}
      />
    </Page>
  );
}
