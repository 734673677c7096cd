import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import type { Protection } from './types.ts';
import { spanOf } from './words.ts';

const columns: TableProps.ColumnDefinition<Protection>[] = [
  {
    id: 'item',
    header: 'Item',
    minWidth: 240,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/protections/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'Recovery point', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'newest',
    header: 'Newest',
    cell: ({ newest }) => (newest ? <Age since={newest.at} ago /> : <span className="soft">none</span>),
  },
  { id: 'rpo', header: 'RPO', cell: ({ objective }) => objective && spanOf(objective.rpo) },
  { id: 'rto', header: 'RTO', cell: ({ objective }) => objective && spanOf(objective.rto) },
  {
    id: 'restore',
    header: 'Last restore',
    cell: ({ restore }) =>
      restore &&
      (restore.state === 'failed' ? <StateBadge state="failed" /> : spanOf(Math.round(restore.minutes))),
  },
  { id: 'tier', header: 'Tier', cell: ({ objective }) => objective?.tier },
];

function Filters() {
  const services = useEvery<Base>('services');
  const { choice } = useFilters();
  return (
    <>
      {choice('state', 'All', [
        { value: 'red', label: 'Red' },
        { value: 'unproved', label: 'Without a point' },
        { value: 'green', label: 'Green' },
        { value: 'unjudged', label: 'Need none' },
      ])}
      {choice(
        'service',
        'All services',
        services.map(({ id, title }) => ({ value: id, label: title })),
      )}
    </>
  );
}

/** Items of which recovery is needed, and what proves that it can be done. */
export function Protections() {
  const [search] = useSearchParams();
  return (
    <Page
      title="Protected items"
      about="What services need of their items. An item is red when its newest good recovery point is older than its RPO."
    >
      <RecordList<Protection>
        label="Protected items"
        path={listPath('protections', search, [], ['state', 'service'])}
        columns={columns}
        row={(one) => (
          <PlainRow
            href={`/protections/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={one.state} />}
            details={[
              one.objective && `RPO ${spanOf(one.objective.rpo)}`,
              one.objective && `tier ${one.objective.tier}`,
            ]}
          />
        )}
        filters={<Filters />}
        empty={
          <Nothing title="No item is needed">
            Finalise the analysis of a service, and its items are here.
          </Nothing>
        }
      />
    </Page>
  );
}
