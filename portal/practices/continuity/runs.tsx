import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useAllNames } from '../../live/use-all-names.ts';
import { useEvery } from '../../live/use-every.ts';
import type { Base } from '../../model.ts';
import type { PlanRun } from './types.ts';
import { spanOf } from './words.ts';

const over = ({ steps }: PlanRun) =>
  `${steps.filter(({ state }) => state === 'done' || state === 'skipped').length} of ${steps.length}`;
const columns = (names: Names): TableProps.ColumnDefinition<PlanRun>[] => [
  {
    id: 'title',
    header: 'Plan',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/plan-runs/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'mode', header: 'How', cell: ({ mode }) => (mode === 'real' ? 'For real' : 'Exercise') },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'steps', header: 'Steps over', cell: over },
  { id: 'began', header: 'Began', cell: ({ startedAt }) => <Age since={startedAt} ago /> },
  { id: 'took', header: 'Took', cell: ({ minutes }) => minutes !== undefined && spanOf(minutes) },
  { id: 'rto', header: 'RTO', cell: ({ rto }) => rto !== undefined && spanOf(rto) },
  { id: 'lead', header: 'Led by', cell: ({ lead }) => names.person(lead) },
];

function Filters() {
  const services = useEvery<Base>('services');
  const { choice } = useFilters();
  return choice(
    'service',
    'Those of this moment',
    services.map(({ id, title }) => ({ value: id, label: `All of ${title}` })),
  );
}

/** Plans that are followed at this moment, or were for a service. */
export function Runs() {
  const [search] = useSearchParams();
  const names = useAllNames();
  return (
    <Page
      title="Running plans"
      about="Plans that are followed, as an exercise or for real, with what each step takes."
    >
      <RecordList<PlanRun>
        label="Running plans"
        path={listPath('plan-runs', search, ['service', 'plan', 'team'], [])}
        columns={columns(names)}
        row={(run) => (
          <PlainRow
            href={`/plan-runs/${run.id}`}
            id={run.id}
            title={run.title}
            badge={<StateBadge state={run.state} />}
            details={[run.mode === 'real' ? 'for real' : 'exercise', over(run)]}
          />
        )}
        filters={<Filters />}
        empty={<Nothing title="No plan is followed now">Choose a service to see those that were.</Nothing>}
      />
    </Page>
  );
}
