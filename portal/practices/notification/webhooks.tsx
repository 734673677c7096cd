import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import type { WebhookSubscription } from '../../../functions/notification/webhook-subscription.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';

const columns: TableProps.ColumnDefinition<WebhookSubscription>[] = [
  {
    id: 'title',
    header: 'Webhook',
    minWidth: 160,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a className="cell-title" href={`/webhooks/${id}`} data-row={id}>
        <span>{title}</span>
      </a>
    ),
  },
  { id: 'id', header: 'Id', cell: ({ id }) => <span className="id">{id}</span> },
  { id: 'host', header: 'Host', cell: ({ url }) => URL.parse(url)?.hostname },
  { id: 'events', header: 'Events', cell: ({ events }) => <code>{events.join(', ')}</code> },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
];

/** The addresses outside that are told of what happens. */
export function WebhookList() {
  const may = useMay();
  return (
    <Page
      title="Webhooks"
      about="Other tools are told of what happens here, signed, as soon as it happens."
      actions={
        may('webhook-subscription', 'create') && (
          <Button variant="primary" href="/webhooks/new">
            Add webhook
          </Button>
        )
      }
    >
      <RecordList<WebhookSubscription>
        label="Webhooks"
        path="/webhook-subscriptions"
        columns={columns}
        row={({ id, title, url, state }) => (
          <PlainRow
            href={`/webhooks/${id}`}
            id={id}
            title={title}
            badge={<StateBadge state={state} />}
            details={[URL.parse(url)?.hostname]}
          />
        )}
        empty={<Nothing title="Nobody outside is told of anything" />}
      />
    </Page>
  );
}
