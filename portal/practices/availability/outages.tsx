import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
import { When } from '../../components/age.tsx';
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
import { useNow } from '../../live/use-now.ts';
import type { Base } from '../../model.ts';
import type { Outage } from './types.ts';
import { lasted, typeOptions, types } from './words.ts';

const about = ({ services, offerings, cis }: Outage, names: Names) =>
  [...services.map((id) => names.service(id)), ...offerings, ...cis].join(', ');

const columns = (names: Names, now: number): TableProps.ColumnDefinition<Outage>[] => [
  {
    id: 'title',
    header: 'Outage',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/outages/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'type', header: 'Type', cell: ({ type }) => types[type] },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'about', header: 'Of', cell: (outage) => about(outage, names) },
  { id: 'begin', header: 'Began', cell: ({ begin }) => <When at={begin} /> },
  { id: 'end', header: 'Ended', cell: ({ end }) => (end ? <When at={end} /> : 'goes on') },
  { id: 'lasted', header: 'Lasted', cell: (outage) => lasted(outage, now) },
];

const states = ['planned', 'open', 'ended', 'canceled'].map((value) => ({ value, label: value }));

export function OutageList() {
  const [search] = useSearchParams();
  const { choice, toggle } = useFilters();
  const services = useEvery<Base>('services');
  const names = useAllNames();
  const may = useMay();
  const now = useNow();
  const navigate = useNavigate();
  return (
    <Page
      title="Outages"
      about="When something was not there. Only outages count as downtime; what was planned takes away from it."
      actions={
        may('outage', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/outages/new')}>
            Record an outage
          </Button>
        )
      }
    >
      <RecordList<Outage>
        label="Outages"
        path={listPath('outages', search, ['service', 'offering', 'ci'], ['type', 'state', 'running'])}
        columns={columns(names, now)}
        row={(outage) => (
          <PlainRow
            href={`/outages/${outage.id}`}
            id={outage.id}
            title={outage.title}
            badge={<StateBadge state={outage.state} />}
            details={[types[outage.type], about(outage, names), lasted(outage, now)]}
          />
        )}
        filters={
          <>
            {choice(
              'service',
              'All services',
              services.map(({ id, title }) => ({ value: id, label: title })),
            )}
            {choice('type', 'All types', typeOptions)}
            {choice('state', 'All states', states)}
            {toggle('running', 'true', 'Going on')}
          </>
        }
        empty={<Nothing title="No outage fits">Nothing was away.</Nothing>}
      />
    </Page>
  );
}
