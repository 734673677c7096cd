import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
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
import { counted } from '../../words.ts';
import type { Plan } from './types.ts';

const columns = (names: Names): TableProps.ColumnDefinition<Plan>[] => [
  {
    id: 'title',
    header: 'Plan',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/continuity-plans/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'edition',
    header: 'Edition in force',
    cell: ({ live }) => live?.edition ?? <span className="soft">none</span>,
  },
  { id: 'steps', header: 'Steps', cell: ({ draft }) => draft.steps.length },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
];

function Filters() {
  const services = useEvery<Base>('services');
  const { choice } = useFilters();
  return choice(
    'service',
    'All services',
    services.map(({ id, title }) => ({ value: id, label: title })),
  );
}

/** What is done, in which order and by whom, when a service is gone. */
export function Plans() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Continuity plans"
      about="What is done, in which order and by whom, when a service is gone. The same plan is followed as an exercise and for real."
      actions={
        may('continuity-plan', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/continuity-plans/new')}>
            New plan
          </Button>
        )
      }
    >
      <RecordList<Plan>
        label="Continuity plans"
        path={listPath('continuity-plans', search, ['service'], [])}
        columns={columns(names)}
        row={(plan) => (
          <PlainRow
            href={`/continuity-plans/${plan.id}`}
            id={plan.id}
            title={plan.title}
            badge={<StateBadge state={plan.state} />}
            details={[names.service(plan.service), counted(plan.draft.steps.length, 'step')]}
          />
        )}
        filters={<Filters />}
        empty={<Nothing title="There is no plan">Write down what is done first.</Nothing>}
      />
    </Page>
  );
}
