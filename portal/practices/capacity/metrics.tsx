import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
import { metricStates } from '../../../functions/capacity/capacity-metric.ts';
import { amount } from '../../../functions/capacity/words.ts';
import { useFilters } from '../../components/filters.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import type { Metric } from './types.ts';
import { leftWords } from './words.ts';

const level = ({ measured, unit }: Metric) =>
  measured?.forecast ? amount(measured.forecast.level, unit) : undefined;
const limit = ({ measured, unit }: Metric) =>
  measured?.forecast?.limit === undefined ? undefined : amount(measured.forecast.limit, unit);

const columns = (names: Names): TableProps.ColumnDefinition<Metric>[] => [
  {
    id: 'title',
    header: 'What',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/capacity-metrics/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'left', header: 'Lasts', cell: ({ measured }) => leftWords(measured?.forecast) },
  { id: 'level', header: 'Is at', cell: (metric) => level(metric) },
  { id: 'limit', header: 'Limit', cell: (metric) => limit(metric) },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
];

const states = metricStates.map((value) => ({ value, label: value }));

function Filters() {
  const services = useEvery<Base>('services');
  const { choice } = useFilters();
  return (
    <>
      {choice(
        'service',
        'All services',
        services.map(({ id, title }) => ({ value: id, label: title })),
      )}
      {choice('state', 'All that are watched', states)}
    </>
  );
}

/** What is watched, what runs out first above. */
export function Metrics() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="What runs out"
      about="Measured every night and forecast: a problem at 30 days, a more urgent one at 14, an incident at 7."
      actions={
        may('capacity-metric', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/capacity-metrics/new')}>
            Watch a metric
          </Button>
        )
      }
    >
      <RecordList<Metric>
        label="Metrics"
        path={listPath('capacity-metrics', search, ['service', 'ci'], ['state'])}
        columns={columns(names)}
        row={(metric) => (
          <PlainRow
            href={`/capacity-metrics/${metric.id}`}
            id={metric.id}
            title={metric.title}
            badge={<StateBadge state={metric.state} />}
            details={[`lasts: ${leftWords(metric.measured?.forecast)}`, names.service(metric.service)]}
          />
        )}
        filters={<Filters />}
        empty={
          <Nothing title="Nothing is watched">
            Watch the storage of a database, or a quota of the account: you hear of it before it is used up.
          </Nothing>
        }
      />
    </Page>
  );
}
