import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { WebhookDelivery, WebhookPayload } from '../../../functions/notification/webhook-delivery.ts';
import { When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { ReplayDialog } from './replay-dialog.tsx';

type Delivery = Omit<WebhookDelivery, 'body'> & { payload: WebhookPayload };
type Try = Delivery['tried'][number];

const outcome = ({ status, error, milliseconds }: Try) =>
  [status ?? error, milliseconds !== undefined && `${milliseconds} ms`].filter(Boolean).join(', ');

/** What was sent to a subscription lately, what was answered, and a way to send it again. */
export function Deliveries({ subscription }: { subscription: string }) {
  const path = `/webhook-deliveries?subscription=${subscription}&limit=50`;
  const { items, error, isPending, refetch } = useItems<Delivery>(path);
  const [replaying, setReplaying] = useState(false);
  return (
    <Panel
      title="Deliveries"
      flush
      actions={items.length > 0 && <Button onClick={() => setReplaying(true)}>Send a time again…</Button>}
    >
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={5} />}
      {!isPending && !error && !items.length && <Nothing title="Nothing was sent yet" />}
      <ul className="rows">
        {items.map((delivery) => (
          <li key={delivery.id}>
            <Row delivery={delivery} />
          </li>
        ))}
      </ul>
      {replaying && <ReplayDialog subscription={subscription} onClose={() => setReplaying(false)} />}
    </Panel>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const { id, title, state, createdAt, tried, payload } = delivery;
  const { give, busy } = useCommand();
  const last = tried.at(-1);
  return (
    <div className="row plain">
      <span className="what">
        <span className="title">{title}</span>
        <span className="where">
          <When at={createdAt} />
          {last && <span>{outcome(last)}</span>}
        </span>
        <details>
          <summary>
            Attempts and payload<span className="unseen"> of {title}</span>
          </summary>
          <ol>
            {tried.map((each) => (
              <li key={each.at}>
                <When at={each.at} /> {outcome(each)} {each.said && <code>{each.said}</code>}
              </li>
            ))}
          </ol>
          <Raw label={`Payload of ${title}`} value={payload} />
        </details>
      </span>
      <span className="how">
        <StateBadge state={state} />
      </span>
      {state !== 'waiting' && (
        <Button
          ariaLabel={`Send again: ${title}`}
          disabled={busy}
          onClick={() =>
            give({ path: `/webhook-deliveries/${id}/replay`, body: {}, done: 'It is sent again.' })
          }
        >
          Send again
        </Button>
      )}
    </div>
  );
}
