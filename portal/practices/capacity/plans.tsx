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
import type { Plan } from './types.ts';
import { costWords } from './words.ts';

const state = ({ state: is, due }: Plan) => (due ? 'due' : is);
const chosen = ({ options, decision, currency }: Plan) => {
  const option = options.find(({ id }) => id === decision?.option);
  return option && `${option.title}: ${costWords(option, currency)}`;
};

const columns = (names: Names): TableProps.ColumnDefinition<Plan>[] => [
  {
    id: 'title',
    header: 'Plan',
    minWidth: 240,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/capacity-plans/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: (plan) => <StateBadge state={state(plan)} /> },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'decision', header: 'Decided on', cell: (plan) => chosen(plan) },
  { id: 'review', header: 'Review', cell: ({ reviewOn }) => reviewOn },
];

function Filters() {
  const services = useEvery<Base>('services');
  const { choice, toggle } = useFilters();
  return (
    <>
      {choice(
        'service',
        'All services',
        services.map(({ id, title }) => ({ value: id, label: title })),
      )}
      {toggle('due', 'true', 'Review is due')}
      {toggle('closed', '1', 'Over')}
    </>
  );
}

/** Plans to have enough, by the day of their review. */
export function Plans() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Capacity plans"
      about="What is needed and when, ways to have it with what they cost, what was decided, and whether it was enough."
      actions={
        may('capacity-plan', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/capacity-plans/new')}>
            Write a plan
          </Button>
        )
      }
    >
      <RecordList<Plan>
        label="Capacity plans"
        path={listPath('capacity-plans', search, ['service'], ['due'])}
        columns={columns(names)}
        row={(plan) => (
          <PlainRow
            href={`/capacity-plans/${plan.id}`}
            id={plan.id}
            title={plan.title}
            badge={<StateBadge state={state(plan)} />}
            details={[names.service(plan.service), `review ${plan.reviewOn}`]}
          />
        )}
        filters={<Filters />}
        empty={
          <Nothing title="There is no plan">Write one before a season that is busier than this one.</Nothing>
        }
      />
    </Page>
  );
}
