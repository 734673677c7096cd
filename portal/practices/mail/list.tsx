import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { BulkBar } from '../../record/bulk-bar.tsx';
import type { BulkWords } from '../../record/bulk-words.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Mail } from './types.ts';
import { reasonOf, senderOf, states } from './words.ts';

const bulkWords: BulkWords = {
  release: { label: 'Let through' },
  discard: { label: 'Discard', field: 'reason', asks: 'Why does nothing become of them?' },
};

const columns: TableProps.ColumnDefinition<Mail>[] = [
  {
    id: 'title',
    header: 'Mail',
    minWidth: 240,
    isRowHeader: true,
    cell: ({ id, title, text }) => (
      <>
        <a href={`/mails/${id}`} data-row={id}>
          {title}
        </a>
        {text && <div className="soft clamp">{text.slice(0, 120)}</div>}
      </>
    ),
  },
  { id: 'from', header: 'From', minWidth: 180, cell: (mail) => senderOf(mail) },
  {
    id: 'why',
    header: 'Why, or what it became',
    minWidth: 180,
    cell: (mail) => (mail.ticket ? <RecordId id={mail.ticket} /> : reasonOf(mail)),
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'at', header: 'Received', cell: ({ receivedAt }) => <Age since={receivedAt} ago /> },
];

/** Mail that came in; first of all what waits for somebody to look at it. */
export function MailList() {
  const [search] = useSearchParams();
  const { choice } = useFilters();
  const [chosen, choose] = useState<Mail[]>([]);
  const state = search.get('state') ?? '';
  const path = state ? `/mails?state=${encodeURIComponent(state)}` : '/mails';
  const waiting = !state || state === 'quarantined';
  return (
    <Page
      title="Mail"
      about="Every mail ends as one thing: a ticket, a comment, waiting here for somebody to look at it, or dropped with a reason."
    >
      <RecordList<Mail>
        label="mails"
        path={path}
        columns={columns}
        filters={choice('state', 'Waiting to be looked at', states.slice(1))}
        row={(mail) => (
          <PlainRow
            id={mail.id}
            href={`/mails/${mail.id}`}
            title={mail.title}
            badge={<StateBadge state={mail.state} />}
            details={[senderOf(mail), reasonOf(mail), <Age key="age" since={mail.receivedAt} ago />]}
          />
        )}
        empty={
          <Nothing title={waiting ? 'No mail waits' : 'There is no such mail'}>
            {waiting ? 'What comes in from people whom the desk can tell apart opens tickets by itself.' : ''}
          </Nothing>
        }
        {...(waiting && {
          choosing: {
            chosen,
            choose,
            bar: <BulkBar kind="mail" words={bulkWords} chosen={chosen} forget={() => choose([])} />,
          },
        })}
      />
    </Page>
  );
}
