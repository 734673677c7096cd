import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useViews, Views } from '../../components/views.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { WordBadge } from './badges.tsx';
import type { Incident } from './types.ts';

const columns = (names: Names): TableProps.ColumnDefinition<Incident>[] => [
  { id: 'severity', header: 'Severity', cell: ({ severity }) => <WordBadge word={severity} /> },
  { id: 'risk', header: 'Risk', cell: ({ risk }) => risk.score },
  {
    id: 'title',
    header: 'Security incident',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/security-incidents/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'Phase', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'known',
    header: 'Who knows',
    cell: ({ needToKnow }) => (needToKnow ? `${needToKnow.length} people` : 'Every responder'),
  },
  {
    id: 'assignee',
    header: 'Whose it is',
    cell: ({ assignee }) =>
      assignee ? (
        <PersonName id={assignee} name={names.person(assignee)} />
      ) : (
        <span className="nobody">Unassigned</span>
      ),
  },
  { id: 'opened', header: 'Opened', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
];

function Queues() {
  const { view } = useViews('/security-incidents', ['mine', 'state', 'closed']);
  const views = [
    view('Open', undefined, ''),
    view('Mine', undefined, 'mine=true'),
    view('New', undefined, 'state=draft'),
    view('Being contained', undefined, 'state=contain'),
    view('In review', undefined, 'state=review'),
    view('Closed', undefined, 'closed=true'),
  ];
  return <Views label="Queues" views={views} />;
}

export function IncidentList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title="Security incidents"
      about="Only those who need to know of one see it here, or anywhere."
      actions={
        may('security-incident', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/security-incidents/new')}>
            New security incident
          </Button>
        )
      }
    >
      <Queues />
      <RecordList<Incident>
        label="Security incidents"
        path={listPath('security-incidents', search, ['mine', 'closed'], ['state', 'severity'])}
        columns={columns(names)}
        row={({ id, title, state, severity, risk }) => (
          <PlainRow
            href={`/security-incidents/${id}`}
            id={id}
            title={title}
            badge={<StateBadge state={state} />}
            details={[<WordBadge key="severity" word={severity} />, `risk ${risk.score}`]}
          />
        )}
        empty={<Nothing title="No security incident">Nothing that you need to know of goes on.</Nothing>}
      />
    </Page>
  );
}
