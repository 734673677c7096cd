import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isOver, requestStates } from '../../../functions/request/lifecycle.ts';
import { Age, When } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import type { Names } from '../../components/incident-row.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PersonName } from '../../components/person.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { type Counts, sum, useViews, Views } from '../../components/views.tsx';
import { isRequester, useDesk, useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { BulkBar } from '../../record/bulk-bar.tsx';
import type { BulkWords } from '../../record/bulk-words.ts';
import { capital, spelled } from '../../words.ts';
import type { Request } from './types.ts';

const title: TableProps.ColumnDefinition<Request> = {
  id: 'title',
  header: 'Request',
  minWidth: 240,
  isRowHeader: true,
  cell: (request) => (
    <a className="cell-title" href={`/requests/${request.id}`} data-row={request.id}>
      <span className="id">{request.id}</span> <span>{request.title}</span>
    </a>
  ),
};
const state: TableProps.ColumnDefinition<Request> = {
  id: 'state',
  header: 'State',
  cell: (request) => <StateBadge state={request.state} />,
};

const staffColumns = (names: Names): TableProps.ColumnDefinition<Request>[] => [
  title,
  state,
  {
    id: 'for',
    header: 'For',
    cell: ({ requester, for: person }) => names.person(person ?? requester),
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
  {
    id: 'due',
    header: 'Due',
    cell: ({ dueAt, late }) => (
      <>
        {dueAt && <When at={dueAt} />} {late && <StateBadge state="late" />}
      </>
    ),
  },
];

const plainColumns: TableProps.ColumnDefinition<Request>[] = [
  title,
  { id: 'standing', header: 'How it stands', minWidth: 260, cell: ({ standing }) => standing },
  { id: 'opened', header: 'Ordered', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
];

const bulkWords: BulkWords = {
  assign: { label: 'Assign', field: 'assignee', asks: 'Person', as: 'person' },
  comment: { label: 'Comment', field: 'text', asks: 'What should the requesters know?' },
  note: { label: 'Internal note', field: 'text', asks: 'What should the team know?' },
  close: { label: 'Close' },
  cancel: { label: 'Cancel', field: 'reason', asks: 'Why will they not be done?' },
  watch: { label: 'Watch' },
};

const asked = ['mine', 'state', 'late', 'item', 'watching', 'closed'];
const states = requestStates.filter((one) => !isOver({ state: one }));

/** The queues of requests with how many are in each. */
function RequestViews() {
  const { team, view } = useViews('/requests', asked);
  const { data } = useLive<{ all?: Counts; mine: Counts }>(`/requests/counts${team ? `?team=${team}` : ''}`, {
    keep: true,
  });
  const { mine, all } = data ?? {};
  const views = [
    view('All', sum(all, ...states), ''),
    view('Mine', sum(mine, ...states), 'mine=1'),
    view('To be approved', sum(all, 'awaiting-approval'), 'state=awaiting-approval'),
    view('Being prepared', sum(all, 'in-fulfilment'), 'state=in-fulfilment'),
    view('Asked back', sum(all, 'needs-information'), 'state=needs-information'),
    view('Late', sum(all, 'late'), 'late=true', { alarm: true }),
  ];
  return <Views label="Queues" views={views} />;
}

function Filters({ plain }: { plain: boolean }) {
  const teams = useEvery<Base>('teams');
  const { choice, toggle, asks } = useFilters();
  const named = teams.map(({ id, title: label }) => ({ value: id, label }));
  const all = requestStates.map((value) => ({ value, label: capital(spelled(value)) }));
  return (
    <>
      {!plain && choice('team', 'All teams', named)}
      {!plain && choice('state', 'All states', all)}
      {!plain && toggle('watching', 'me', 'Watched')}
      {(plain || asks('mine', 'watching', 'item', 'assignee', 'requester')) &&
        toggle('closed', '1', 'Closed too')}
    </>
  );
}

/** Requests: a team's queue, or what somebody ordered, in plain words. */
export function RequestList() {
  const [search] = useSearchParams();
  const names = useAllNames();
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Request[]>([]);
  const plain = isRequester(me);
  return (
    <Page
      title={plain ? 'My requests' : 'Requests'}
      about={
        plain
          ? 'What you ordered, what was ordered for you, and how it stands.'
          : 'What people ordered. What is due first stands first.'
      }
      actions={
        <Button variant="primary" onClick={() => void navigate('/catalogue-items')}>
          Order something
        </Button>
      }
    >
      {!plain && <RequestViews />}
      <RecordList<Request>
        label="Requests"
        path={listPath(
          'requests',
          search,
          ['watching', 'requester', 'assignee', 'item'],
          ['team', 'state', 'late'],
        )}
        columns={plain ? plainColumns : staffColumns(names)}
        row={(request) => (
          <PlainRow
            href={`/requests/${request.id}`}
            id={request.id}
            title={request.title}
            badge={!plain && <StateBadge state={request.state} />}
            details={plain ? [] : [names.person(request.for ?? request.requester), request.late && 'late']}
            below={plain && <span className="soft">{request.standing}</span>}
          />
        )}
        filters={<Filters plain={plain} />}
        {...(may('request', 'bulk') && {
          choosing: {
            chosen,
            choose: setChosen,
            bar: <BulkBar kind="request" words={bulkWords} chosen={chosen} forget={() => setChosen([])} />,
          },
        })}
        empty={
          <Nothing title={plain ? 'You have ordered nothing' : 'No request fits'}>
            {plain ? 'What you order in the catalogue is here.' : 'Nothing waits here.'}
          </Nothing>
        }
      />
    </Page>
  );
}
