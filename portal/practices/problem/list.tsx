import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { BulkBar } from '../../record/bulk-bar.tsx';
import { bulkWords } from './bulk-words.ts';
import { Filters } from './filters.tsx';
import { ProblemViews } from './problem-views.tsx';
import type { Problem } from './types.ts';

const columns = (names: Names): TableProps.ColumnDefinition<Problem>[] => [
  { id: 'priority', header: 'Priority', cell: ({ priority }) => <PriorityBadge priority={priority} /> },
  {
    id: 'title',
    header: 'Problem',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/problems/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'known',
    header: 'Known',
    cell: ({ knownError, workaround }) =>
      knownError ? 'Known error' : workaround?.published ? 'Workaround' : '',
  },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
  {
    id: 'assignee',
    header: 'Coordinator',
    cell: ({ assignee }) =>
      assignee ? (
        <PersonName id={assignee} name={names.person(assignee)} />
      ) : (
        <span className="nobody">Unassigned</span>
      ),
  },
  { id: 'opened', header: 'Opened', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
];

const places = ['watching', 'requester', 'assignee', 'service', 'ci', 'errorCode'];
const qualities = ['team', 'state', 'priority', 'major', 'knownError', 'unassigned'];

export function ProblemList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Problem[]>([]);
  return (
    <Page
      title="Problems"
      about="What causes incidents, how one gets by, and what is done about it."
      actions={
        may('problem', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/problems/new')}>
            New problem
          </Button>
        )
      }
    >
      <ProblemViews />
      <RecordList<Problem>
        label="Problems"
        path={listPath('problems', search, places, qualities)}
        columns={columns(names)}
        row={(problem) => (
          <PlainRow
            href={`/problems/${problem.id}`}
            id={problem.id}
            title={problem.title}
            badge={<StateBadge state={problem.state} />}
            details={[
              <PriorityBadge key="priority" priority={problem.priority} />,
              problem.knownError && 'known error',
              names.service(problem.service),
            ]}
          />
        )}
        filters={<Filters />}
        {...(may('problem', 'bulk') && {
          choosing: {
            chosen,
            choose: setChosen,
            bar: <BulkBar kind="problem" words={bulkWords} chosen={chosen} forget={() => setChosen([])} />,
          },
        })}
        empty={<Nothing title="No problem fits">Nothing is looked into here.</Nothing>}
      />
    </Page>
  );
}
