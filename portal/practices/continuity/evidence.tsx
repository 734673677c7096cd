import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { listPath } from '../../components/list-path.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import type { Evidence } from './types.ts';

const words: Readonly<Record<string, readonly [string, string]>> = {
  release: ['Try again', 'It is tried again.'],
  drop: ['Drop', 'Nobody looks at it any more.'],
};

function Steps({ evidence: { id, title, steps = [] } }: { evidence: Evidence }) {
  const may = useMay();
  const { give, busy } = useCommand();
  return (
    <span className="actions">
      {steps
        .filter((step) => may('quarantined-evidence', step))
        .map((step) => (
          <Button
            key={step}
            disabled={busy}
            ariaLabel={`${words[step]?.[0]}: ${title}`}
            onClick={() =>
              give({
                path: `/quarantined-evidence/${id}/${step}`,
                body: {},
                done: words[step]?.[1] ?? 'Done.',
              })
            }
          >
            {words[step]?.[0]}
          </Button>
        ))}
    </span>
  );
}

const columns: TableProps.ColumnDefinition<Evidence>[] = [
  { id: 'title', header: 'What AWS said', minWidth: 260, isRowHeader: true, cell: ({ title }) => title },
  { id: 'reason', header: 'Why it is here', minWidth: 240, cell: ({ reason }) => reason },
  { id: 'tries', header: 'Tries', cell: ({ tries }) => tries },
  { id: 'since', header: 'Since', cell: ({ openedAt }) => <Age since={openedAt} ago /> },
  { id: 'steps', header: 'What to do', cell: (one) => <Steps evidence={one} /> },
];

function Filters() {
  const { choice } = useFilters();
  return choice('state', 'Waiting', [
    { value: 'released', label: 'Tried again' },
    { value: 'dropped', label: 'Dropped' },
  ]);
}

/** What AWS Backup and AWS FIS said that could not be taken in, with the reason. */
export function EvidenceList() {
  const [search] = useSearchParams();
  return (
    <Page
      title="Evidence set aside"
      about="What AWS said of backups that cannot be read, or is of no item. It is tried again by itself when an item with its ARN comes."
    >
      <RecordList<Evidence>
        label="Evidence set aside"
        path={listPath('quarantined-evidence', search, [], ['state'])}
        columns={columns}
        row={(one) => (
          <PlainRow id={one.title} title={one.reason} details={[]} aside={<Steps evidence={one} />} />
        )}
        filters={<Filters />}
        empty={<Nothing title="Nothing is set aside">Whatever AWS said of backups was taken in.</Nothing>}
      />
    </Page>
  );
}
