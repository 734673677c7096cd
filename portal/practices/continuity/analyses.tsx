import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import type { Analysis } from './types.ts';
import { spanOf } from './words.ts';

const aim = ({ agreed, objective }: Analysis) => agreed ?? objective;
const columns: TableProps.ColumnDefinition<Analysis>[] = [
  {
    id: 'service',
    header: 'Service',
    minWidth: 220,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/impact-analyses/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'tier', header: 'Tier', cell: (one) => aim(one).tier },
  { id: 'rto', header: 'RTO', cell: (one) => spanOf(aim(one).rto) },
  { id: 'rpo', header: 'RPO', cell: (one) => spanOf(aim(one).rpo) },
  { id: 'review', header: 'Review', cell: ({ reviewAt }) => reviewAt && <When at={reviewAt} /> },
];

function Filters() {
  const { choice } = useFilters();
  return (
    <>
      {choice(
        'tier',
        'All tiers',
        [1, 2, 3, 4].map((tier) => ({ value: String(tier), label: `Tier ${tier}` })),
      )}
      {choice('state', 'All states', [
        { value: 'draft', label: 'Drafts' },
        { value: 'finalised', label: 'Finalised' },
        { value: 'review-due', label: 'Due for review' },
      ])}
    </>
  );
}

/** What it means to be without each service, and what recovery has to reach. */
export function Analyses() {
  const [search] = useSearchParams();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Impact analyses"
      about="How bad it is to be without a service, over time: from that follow RTO, RPO and tier."
      actions={
        may('impact-analysis', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/impact-analyses/new')}>
            Analyse a service
          </Button>
        )
      }
    >
      <RecordList<Analysis>
        label="Impact analyses"
        path={listPath('impact-analyses', search, [], ['state', 'tier'])}
        columns={columns}
        row={(one) => (
          <PlainRow
            href={`/impact-analyses/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={one.state} />}
            details={[`tier ${aim(one).tier}`, `RTO ${spanOf(aim(one).rto)}`, `RPO ${spanOf(aim(one).rpo)}`]}
          />
        )}
        filters={<Filters />}
        empty={<Nothing title="No service is analysed">Begin with what hurts most when it is gone.</Nothing>}
      />
    </Page>
  );
}
