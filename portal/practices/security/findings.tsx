import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { WordBadge } from './badges.tsx';
import type { Finding, Unreadable } from './types.ts';

const columns: TableProps.ColumnDefinition<Finding>[] = [
  { id: 'severity', header: 'Severity', cell: ({ severity }) => <WordBadge word={severity} /> },
  {
    id: 'title',
    header: 'Finding',
    minWidth: 260,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/security-findings/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'became', header: 'Became', cell: ({ became }) => became && <RecordId id={became} /> },
  { id: 'doors', header: 'Told by', cell: ({ heard }) => Object.keys(heard).join(', ') },
  { id: 'count', header: 'Times', cell: ({ count }) => count },
  { id: 'account', header: 'Account', cell: ({ account }) => account },
  { id: 'changed', header: 'Seen', cell: ({ changedAt }) => <Age since={changedAt} ago /> },
];

/** What could not be read: nobody but responders sees it. */
function UnreadableOnes() {
  const { items } = useItems<Unreadable>('/unreadable-findings');
  const { give, busy } = useCommand();
  if (!items.length) return null;
  const judge = (id: string, step: string, done: string) =>
    give({ path: `/unreadable-findings/${id}/${step}`, body: {}, done, touches: ['/security-findings'] });
  return (
    <Panel title="Could not be read" count={items.length}>
      <ul className="editable">
        {items.map(({ id, source, reason }) => (
          <li key={id}>
            <div>
              <strong>{id}</strong> from {source}
              <p className="soft">{reason}</p>
            </div>
            <div>
              <Button
                variant="inline-link"
                ariaLabel={`Read ${id} again`}
                disabled={busy}
                onClick={() => judge(id, 'release', `${id} is read again.`)}
              >
                Read again
              </Button>{' '}
              <Button
                variant="inline-link"
                ariaLabel={`Discard ${id}`}
                disabled={busy}
                onClick={() => judge(id, 'discard', `${id} is left for good.`)}
              >
                Discard
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Findings() {
  return (
    <Page
      title="Findings"
      about="What GuardDuty, Security Hub and AWS say, each once, whichever way they say it."
    >
      <UnreadableOnes />
      <RecordList<Finding>
        label="Findings"
        path="/security-findings"
        columns={columns}
        row={({ id, title, severity, became, count }) => (
          <PlainRow
            href={`/security-findings/${id}`}
            id={became ?? 'kept'}
            title={title}
            badge={<WordBadge word={severity} />}
            details={[`told ${count} times`]}
          />
        )}
        empty={<Nothing title="No finding is active">Nothing was found against your accounts.</Nothing>}
      />
    </Page>
  );
}
