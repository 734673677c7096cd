import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { IncidentRow, type Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { isRequester, useDesk, useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import type { Incident } from '../../model.ts';
import { BulkBar } from '../../record/bulk-bar.tsx';
import { bulkWords } from './bulk-words.ts';
import { Filters } from './filters.tsx';
import { IncidentViews } from './incident-views.tsx';

const columns = (names: Names): TableProps.ColumnDefinition<Incident>[] => [
  {
    id: 'priority',
    header: 'Priority',
    width: 130,
    cell: ({ priority }) => <PriorityBadge priority={priority} />,
  },
  {
    id: 'title',
    header: 'Incident',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/incidents/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'service', header: 'Service', cell: ({ service }) => names.service(service) },
  { id: 'team', header: 'Team', cell: ({ team }) => names.team(team) },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
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
  { id: 'age', header: 'Age', cell: ({ openedAt }) => <Age since={openedAt} /> },
];

const places = ['parent', 'watching', 'requester', 'assignee', 'service', 'major'];
const qualities = ['team', 'state', 'priority', 'category', 'unassigned'];

export function IncidentList() {
  const [search] = useSearchParams();
  const may = useMay();
  const { me } = useDesk();
  const names = useAllNames();
  const [chosen, setChosen] = useState<Incident[]>([]);
  const path = listPath('incidents', search, places, qualities);
  return (
    <Page
      title="Incidents"
      about={
        <>
          What is broken, most urgent first.
          <span className="wide-only"> Press j and k to move, Enter to open, ? for all keys.</span>
        </>
      }
    >
      <IncidentViews />
      <RecordList<Incident>
        label="Incidents"
        path={path}
        columns={columns(names)}
        row={(incident) => <IncidentRow incident={incident} names={names} />}
        filters={<Filters own={isRequester(me)} />}
        empty={<Nothing title="No incident fits">Nothing is open here. That is good news.</Nothing>}
        {...(may('incident', 'bulk') && {
          choosing: {
            chosen,
            choose: setChosen,
            bar: <BulkBar kind="incident" words={bulkWords} chosen={chosen} forget={() => setChosen([])} />,
          },
        })}
      />
    </Page>
  );
}
