import type { TableProps } from '@cloudscape-design/components/table';
import type { ReviewAction } from '../../../functions/incident/review-action.ts';
import { When } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { usePeople } from '../../live/use-names.ts';
import type { SeenReview } from './seen.ts';

const reviewColumns = (person: (id?: string) => string): TableProps.ColumnDefinition<SeenReview>[] => [
  {
    id: 'title',
    header: 'Review',
    isRowHeader: true,
    minWidth: 200,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/reviews/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'owner', header: 'Owner', cell: ({ owner }) => person(owner) },
  {
    id: 'incident',
    header: 'Incident',
    cell: ({ incident }) => <a href={`/incidents/${incident}`}>{incident}</a>,
  },
  { id: 'openedAt', header: 'Opened', cell: ({ openedAt }) => <When at={openedAt} /> },
];

type SeenAction = ReviewAction & { overdue: boolean };
const actionColumns = (person: (id?: string) => string): TableProps.ColumnDefinition<SeenAction>[] => [
  {
    id: 'title',
    header: 'Action',
    isRowHeader: true,
    minWidth: 200,
    cell: ({ id, title, review }) => (
      <a className="cell-title" href={`/reviews/${review}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  {
    id: 'owner',
    header: 'Owner',
    cell: ({ owner }) => person(owner) || <span className="nobody">Nobody</span>,
  },
  {
    id: 'due',
    header: 'Due',
    cell: ({ due, overdue }) => (overdue ? <span className="nobody">{due}, overdue</span> : due),
  },
];

export function ReviewList() {
  const person = usePeople();
  return (
    <Page title="Reviews" about="What incidents have taught, and what is still to be done about it.">
      <Tabs
        label="Reviews and actions"
        tabs={[
          {
            id: 'reviews',
            label: 'Reviews',
            content: () => (
              <RecordList<SeenReview>
                label="Reviews"
                path="/reviews"
                columns={reviewColumns(person)}
                row={({ id, title, state, owner }) => (
                  <PlainRow
                    href={`/reviews/${id}`}
                    id={id}
                    title={title}
                    badge={<StateBadge state={state} />}
                    details={[person(owner)]}
                  />
                )}
                empty={
                  <Nothing title="No incident has been reviewed yet">
                    A major incident gets its review when it is resolved.
                  </Nothing>
                }
              />
            ),
          },
          {
            id: 'actions',
            label: 'Open actions',
            content: () => (
              <RecordList<SeenAction>
                label="Open actions"
                path="/review-actions"
                columns={actionColumns(person)}
                row={({ id, title, review, owner, due, overdue }) => (
                  <PlainRow
                    href={`/reviews/${review}`}
                    id={id}
                    title={title}
                    details={[person(owner) || 'Nobody', due && (overdue ? `${due}, overdue` : due)]}
                  />
                )}
                empty={<Nothing title="Everything that was found is done" />}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
