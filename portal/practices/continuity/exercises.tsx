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
import type { Base } from '../../model.ts';
import type { Exercise } from './types.ts';
import { sortWords } from './words.ts';

const state = ({ state: is, overdue, result }: Exercise) =>
  overdue ? 'overdue' : result ? (result.passed ? 'passed' : 'failed') : is;
const columns = (names: Names): TableProps.ColumnDefinition<Exercise>[] => [
  { id: 'day', header: 'Day', cell: ({ plannedFor }) => <When at={plannedFor} /> },
  {
    id: 'title',
    header: 'Exercise',
    minWidth: 240,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/exercises/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: (one) => <StateBadge state={state(one)} /> },
  { id: 'sort', header: 'What it is', cell: ({ sort }) => sortWords[sort] },
  {
    id: 'service',
    header: 'Service',
    cell: ({ service }) => (service ? names.service(service) : <span className="nobody">not said</span>),
  },
  { id: 'again', header: 'Again', cell: ({ everyDays }) => everyDays && `every ${everyDays} days` },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
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
      {toggle('overdue', 'true', 'Overdue')}
      {toggle('closed', '1', 'Held')}
    </>
  );
}

/** The calendar of exercises: what is planned, what is overdue, what was held. */
export function Exercises() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Exercises"
      about="What is tried, and when: plans that are followed, restores, walkthroughs, experiments of AWS FIS."
      actions={
        may('exercise', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/exercises/new')}>
            Plan an exercise
          </Button>
        )
      }
    >
      <RecordList<Exercise>
        label="Exercises"
        path={listPath('exercises', search, ['service'], ['overdue'])}
        columns={columns(names)}
        row={(one) => (
          <PlainRow
            href={`/exercises/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={state(one)} />}
            details={[one.plannedFor.slice(0, 10), one.service && names.service(one.service)]}
          />
        )}
        filters={<Filters />}
        empty={<Nothing title="No exercise is planned">Plan one, and people are reminded of it.</Nothing>}
      />
    </Page>
  );
}
