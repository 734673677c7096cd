import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { When } from '../../components/age.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { BulkBar } from '../../record/bulk-bar.tsx';
import { capital, spelled } from '../../words.ts';
import { bulkWords } from './bulk-words.ts';
import { ChangeViews } from './change-views.tsx';
import { Filters } from './filters.tsx';
import { RiskBadge } from './risk-badge.tsx';
import type { Change } from './types.ts';
import { Window } from './window.tsx';

const columns = (names: Names): TableProps.ColumnDefinition<Change>[] => [
  {
    id: 'title',
    header: 'Change',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/changes/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'type', header: 'Type', cell: ({ type }) => capital(type) },
  { id: 'risk', header: 'Risk', cell: ({ risk }) => <RiskBadge level={risk.level} /> },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'window',
    header: 'Window',
    cell: ({ plannedFrom, plannedTo }) => <Window from={plannedFrom} to={plannedTo} />,
  },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
  {
    id: 'assignee',
    header: 'Assignee',
    cell: ({ assignee }) =>
      assignee ? (
        <PersonName id={assignee} name={names.person(assignee)} />
      ) : (
        <span className="nobody">Unassigned</span>
      ),
  },
];

const places = ['parent', 'needs', 'watching', 'requester', 'assignee', 'service', 'ci'];
const qualities = ['team', 'state', 'type', 'risk'];

export function ChangeList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Change[]>([]);
  return (
    <Page
      title="Changes"
      about="What is going to be done to systems, and who has agreed to it. What comes next stands first."
      actions={
        may('change', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/changes/new')}>
            New change
          </Button>
        )
      }
    >
      <ChangeViews />
      <RecordList<Change>
        label="Changes"
        path={listPath('changes', search, places, qualities)}
        columns={columns(names)}
        row={(change) => (
          <PlainRow
            href={`/changes/${change.id}`}
            id={change.id}
            title={change.title}
            badge={<StateBadge state={change.state} />}
            details={[
              change.type !== 'normal' && capital(change.type),
              `${spelled(change.risk.level)} risk`,
              change.plannedFrom && <When key="from" at={change.plannedFrom} />,
            ]}
          />
        )}
        filters={<Filters />}
        {...(may('change', 'bulk') && {
          choosing: {
            chosen,
            choose: setChosen,
            bar: <BulkBar kind="change" words={bulkWords} chosen={chosen} forget={() => setChosen([])} />,
          },
        })}
        empty={<Nothing title="No change fits">Nothing is planned here.</Nothing>}
      />
    </Page>
  );
}
