import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { WebhookSubscription } from '../../../functions/notification/webhook-subscription.ts';
import { When } from '../../components/age.tsx';
import { inWords } from '../../components/condition-words.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { Secret } from '../../components/secret.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Deliveries } from './deliveries.tsx';

/** One address outside: what it is told of, with which secret, and what came of every delivery. */
export function WebhookRecord() {
  const { id = '' } = useParams();
  const path = `/webhook-subscriptions/${id}`;
  const { data, error, refetch } = useLive<WebhookSubscription>(path);
  const { give, giving, busy } = useCommand();
  const [shown, setShown] = useState(false);
  const secret = useLive<{ keys: string[] }>(shown ? `${path}/secret` : null, { pace: 'slow' });
  if (error) return <Trouble error={error} retry={refetch} />;
  if (!data) return <Loading lines={6} />;
  const { title, url, events, filter, state, failingSince, previousUntil, createdAt, completeFrom } = data;
  const command = (name: string, done: string) => ({
    loading: giving?.path === `${path}/${name}`,
    onClick: () => give({ path: `${path}/${name}`, body: {}, done, touches: ['/webhook-deliveries'] }),
  });
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Webhooks', href: '/webhooks' }}
      badges={<StateBadge state={state} />}
      commands={
        <>
          <Button href={`/webhooks/${id}/edit`}>Change</Button>
          <Button {...command('test', 'A test event is on its way.')} disabled={busy}>
            Send a test event
          </Button>
          {state === 'active' ? (
            <Button {...command('pause', 'It is told of nothing for now.')}>Pause</Button>
          ) : (
            <Button {...command('resume', 'It is told of what happens again.')}>Resume</Button>
          )}
        </>
      }
      main={<Deliveries subscription={id} />}
      side={
        <>
          <Panel title="What it is told of">
            <Facts>
              <Fact label="URL">{url}</Fact>
              <Fact label="Events">
                <code>{events.join(', ')}</code>
              </Fact>
              <Fact label="Only when">{filter && inWords(filter, [])}</Fact>
              <Fact label="Fails since">{failingSince && <When at={failingSince} />}</Fact>
              <Fact label="Told of everything from">{completeFrom && <When at={completeFrom} />}</Fact>
              <Fact label="Added">
                <When at={createdAt} />
              </Fact>
            </Facts>
          </Panel>
          <Panel title="Secret">
            {secret.data ? (
              <Secret
                label="Secret"
                lasting
                value={secret.data.keys[0]}
                rotating={giving?.path === `${path}/rotate-secret`}
                onRotate={() =>
                  give({
                    path: `${path}/rotate-secret`,
                    body: {},
                    done: 'There is a new secret. The old one signs, too, for a day.',
                  })
                }
              />
            ) : (
              <Button onClick={() => setShown(true)}>Read the secret</Button>
            )}
            <Facts>
              <Fact label="The one before signs, too, until">
                {previousUntil && <When at={previousUntil} />}
              </Fact>
            </Facts>
          </Panel>
        </>
      }
    />
  );
}
