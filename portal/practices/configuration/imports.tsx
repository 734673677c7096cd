import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import type { Import } from './types.ts';
import { cameTo } from './words.ts';

const columns: TableProps.ColumnDefinition<Import>[] = [
  {
    id: 'title',
    header: 'Import',
    minWidth: 220,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/imports/${id}`} data-row={id}>
        <span className="id">{id}</span> <span>{title}</span>
      </a>
    ),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'file', header: 'File', cell: ({ file }) => file?.name ?? '' },
  { id: 'taken', header: 'What it came to', cell: ({ taken }) => (taken ? cameTo(taken) : '') },
  { id: 'openedAt', header: 'Made', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
];

export function ImportList() {
  const may = useMay();
  return (
    <Page
      title="Imports"
      about="Configuration items from a file of CSV or JSON: tried first, then taken in, row by row."
      actions={may('import', 'create') && <Button href="/imports/new">New import</Button>}
    >
      <RecordList<Import>
        label="Imports"
        path="/imports"
        columns={columns}
        row={(one) => (
          <PlainRow
            href={`/imports/${one.id}`}
            id={one.id}
            title={one.title}
            badge={<StateBadge state={one.state} />}
            details={[one.file?.name ?? 'No file yet']}
          />
        )}
        empty={<Nothing title="No file has been imported yet" />}
      />
    </Page>
  );
}
