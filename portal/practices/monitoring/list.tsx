import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { AlertBadges } from './alert-badges.tsx';
import { AlertFilters } from './alert-filters.tsx';
import { AlertViews } from './alert-views.tsx';
import { MaintenanceBanner } from './maintenance-banner.tsx';
import { NoisyBanner } from './noisy-sources.tsx';
import type { HandledAlert } from './types.ts';

const columns = (names: Names): TableProps.ColumnDefinition<HandledAlert>[] => [
  { id: 'state', header: 'State', width: 170, cell: (alert) => <AlertBadges alert={alert} /> },
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
    header: 'Since',
    cell: ({ firingSince, changedAt }) => <Age since={firingSince ?? changedAt} />,
  },
];

const asked = ['state', 'team', 'service', 'source'];
const empty: Record<string, string> = {
  held: 'No alert is held back',
  flapping: 'No alarm flaps',
  cleared: 'Nothing was cleared in the last two days',
};

export function AlertList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const query = new URLSearchParams(
    asked.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  ).toString();
  return (
    <Page
      title="Alerts"
      about="Alarms that are firing now. Each opens an incident, joins one, or is held back."
    >
      <MaintenanceBanner />
      <NoisyBanner />
      <AlertViews />
      <RecordList<HandledAlert>
        label="Alerts"
        path={query ? `/alerts?${query}` : '/alerts'}
        columns={columns(names)}
        filters={<AlertFilters />}
        row={(alert) => (
          <PlainRow
            href={`/alerts/${alert.id}`}
            id={alert.id}
            title={alert.title}
            badge={<AlertBadges alert={alert} />}
            details={[alert.service && names.service(alert.service)]}
            aside={<Age since={alert.firingSince ?? alert.changedAt} />}
          />
        )}
        empty={<Nothing title={empty[search.get('state') ?? ''] ?? 'No alarm is firing'} />}
      />
    </Page>
  );
}
