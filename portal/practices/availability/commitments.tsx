import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate } from 'react-router';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import type { Commitment } from './types.ts';

const columns = (able: boolean): TableProps.ColumnDefinition<Commitment>[] => [
  {
    id: 'title',
    header: 'Service',
    isRowHeader: true,
    minWidth: 200,
    cell: ({ id, title }) => (
      <a
        className="cell-title"
        href={able ? `/availability-commitments/${id}/edit` : `/availability/${id}`}
        data-row={id}
      >
        {title}
      </a>
    ),
  },
  { id: 'percent', header: 'Promised', cell: ({ percent }) => `${percent} %` },
  { id: 'hours', header: 'Within', cell: ({ calendar }) => calendar ?? 'around the clock' },
  { id: 'zone', header: 'By the days of', cell: ({ timeZone }) => timeZone },
  { id: 'offerings', header: 'Offerings with their own', cell: ({ offerings }) => offerings.length || '' },
  {
    id: 'holds',
    header: 'When it is spent',
    cell: ({ holdsChanges }) => (holdsChanges ? 'changes wait' : ''),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
];

/** How much services are promised to be there. */
export function CommitmentList() {
  const may = useMay();
  const navigate = useNavigate();
  const able = may('availability-commitment', 'change');
  return (
    <Page
      title="What is promised"
      about="How much of its hours a service is to be there. What is left of a month is its error budget."
      actions={
        may('availability-commitment', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/availability-commitments/new')}>
            New promise
          </Button>
        )
      }
    >
      <RecordList<Commitment>
        label="Promises"
        path="/availability-commitments"
        columns={columns(able)}
        row={(one) => (
          <PlainRow
            href={able ? `/availability-commitments/${one.id}/edit` : `/availability/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={one.state} />}
            details={[`${one.percent} %`, one.calendar ?? 'around the clock']}
          />
        )}
        empty={<Nothing title="Nothing is promised yet">Then nothing has an error budget.</Nothing>}
      />
    </Page>
  );
}
