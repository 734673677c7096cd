import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useNavigate } from 'react-router';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import type { StatusPage } from './types.ts';

const columns = (able: boolean): TableProps.ColumnDefinition<StatusPage>[] => [
  {
    id: 'title',
    header: 'Page',
    isRowHeader: true,
    minWidth: 220,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/status-pages/${id}`} data-row={id}>
        {title}
      </a>
    ),
  },
  { id: 'who', header: 'Shown to', cell: (page) => (page.public ? 'everybody' : 'who is signed in') },
  { id: 'components', header: 'Components', cell: ({ components }) => components.length },
  {
    id: 'address',
    header: 'Public address',
    cell: ({ id, public: open, state }) =>
      open && state === 'active' ? <a href={`/v1/status/${id}`}>{`/v1/status/${id}`}</a> : '',
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'edit',
    header: '',
    cell: ({ id, title }) =>
      able && (
        <a href={`/status-pages/${id}/edit`} aria-label={`Settings of ${title}`}>
          Settings
        </a>
      ),
  },
];

/** Pages on which people read whether services are there. */
export function StatusPageList() {
  const may = useMay();
  const navigate = useNavigate();
  const able = may('status-page', 'change');
  return (
    <Page
      title="Status pages"
      about="Whether services are there, for everybody or for whoever is signed in. They say nothing that only the desk knows."
      actions={
        may('status-page', 'create') && (
          <Button variant="primary" onClick={() => void navigate('/status-pages/new')}>
            New status page
          </Button>
        )
      }
    >
      <RecordList<StatusPage>
        label="Status pages"
        path="/status-pages"
        columns={columns(able)}
        row={(page) => (
          <PlainRow
            href={`/status-pages/${page.id}`}
            id={page.id}
            title={page.title}
            badge={<StateBadge state={page.state} />}
            details={[
              page.public ? 'for everybody' : 'for who is signed in',
              `${page.components.length} components`,
            ]}
          />
        )}
        empty={
          <Nothing title="There is no status page yet">
            Then people ask the desk whether something is down.
          </Nothing>
        }
      />
    </Page>
  );
}
