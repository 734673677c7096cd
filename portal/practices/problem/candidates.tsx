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
import { capital, counted } from '../../words.ts';
import type { Candidate } from './types.ts';

/** What a subject is called by its kind. */
export const subjects: Readonly<Record<string, string>> = {
  service: 'Service',
  ci: 'Item',
  alert: 'Alert',
  category: 'Category',
  source: 'Source of alerts',
};

const columns = (names: Names): TableProps.ColumnDefinition<Candidate>[] => [
  {
    id: 'title',
    header: 'Candidate',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/problem-candidates/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'kind', header: 'What recurs', cell: ({ subject }) => subjects[subject.kind] },
  { id: 'count', header: 'Evidence', cell: ({ evidence }) => evidence.length },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
  { id: 'opened', header: 'Found', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
];

function Filters() {
  const teams = useEvery<Base>('teams');
  const { choice, toggle } = useFilters();
  return (
    <>
      {choice(
        'team',
        'All teams',
        teams.map(({ id, title }) => ({ value: id, label: title })),
      )}
      {toggle('closed', '1', 'Judged too')}
    </>
  );
}

/** What the desk found by itself: what recurs, and may have a cause of its own. */
export function Candidates() {
  const [search] = useSearchParams();
  const names = useAllNames();
  return (
    <Page
      title="Candidates"
      about="What recurs, and may have a cause of its own. Somebody says whether it is a problem."
    >
      <RecordList<Candidate>
        label="Candidates"
        path={listPath('problem-candidates', search, [], ['team'])}
        columns={columns(names)}
        row={(candidate) => (
          <PlainRow
            href={`/problem-candidates/${candidate.id}`}
            id={candidate.id}
            title={candidate.title}
            badge={<StateBadge state={candidate.state} />}
            details={[
              capital(subjects[candidate.subject.kind] ?? ''),
              counted(candidate.evidence.length, 'time'),
            ]}
          />
        )}
        filters={<Filters />}
        empty={<Nothing title="Nothing recurs">Nobody has to look into anything.</Nothing>}
      />
    </Page>
  );
}
