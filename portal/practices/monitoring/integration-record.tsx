import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { Secret } from '../../components/secret.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { doorNames, type Integration, type Keys, snippets } from './doors.ts';

/** One integration: its key and what to paste where, what it may do, who changed it. */
export function IntegrationRecord() {
  const { id = '' } = useParams();
  const names = useAllNames();
  const { data, error, refetch } = useLive<Integration>(`/integrations/${encodeURIComponent(id)}`);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return (
    <RecordPage
      id={id}
      title={data.title}
      trail={{ label: 'Integrations', href: '/integrations' }}
      badges={
        <>
          <StateBadge state={data.state} />
          <span className="soft">{doorNames[data.type] ?? data.type}</span>
        </>
      }
      commands={<Commands integration={data} />}
      main={
        <>
          <Access integration={data} />
          {data.mapping && (
            <Panel title="Mapping">
              <Raw value={data.mapping} label="mapping" />
            </Panel>
          )}
          <Panel title="Timeline">
            <Timeline path={`/integrations/${id}`} version={data.version} />
          </Panel>
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Last signal">
              {data.lastSignalAt ? <Age since={data.lastSignalAt} ago /> : 'Never'}
            </Fact>
            <Fact label="Service">{data.service ? names.service(data.service) : 'By rules alone'}</Fact>
            <Fact label="Team">{data.team && names.team(data.team)}</Fact>
            <Fact label="At most">{data.limit} calls in five minutes</Fact>
            <Fact label="Signed">
              {data.type === 'grafana' && (data.signed ? 'Always' : 'Not asked for')}
            </Fact>
            <Fact label="Topics">{data.topics.join(', ')}</Fact>
            <Fact label="Its words">
              {Object.entries(data.severities)
                .map(([word, severity]) => `${word} is ${severity}`)
                .join(', ')}
            </Fact>
            <Fact label="Alerts">
              <a href={data.service ? `/alerts?service=${data.service}` : '/alerts'}>Show them</a>
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

function Commands({ integration: { id, type, steps = [] } }: { integration: Integration }) {
  const signals = type !== 'gate';
  const { give, giving, busy } = useCommand();
  const may = useMay();
  const button = (command: string, words: string, body: object, done: string) => (
    <Button
      key={words}
      disabled={busy}
      loading={giving?.path === `/integrations/${id}/${command}` && giving.done === done}
      loadingText="Working"
      onClick={() => give({ path: `/integrations/${id}/${command}`, body, done, touches: ['/alerts'] })}
    >
      {words}
    </Button>
  );
  return (
    <>
      {signals &&
        may('integration', 'test') &&
        button('test', 'Send a test alert', {}, 'A test alert is on its way.')}
      {signals &&
        may('integration', 'test') &&
        button('test', 'End the test alert', { state: 'cleared' }, 'The test alert is being ended.')}
      {may('integration', 'change') && <Button href={`/integrations/${id}/edit`}>Change</Button>}
      {steps.includes('disable') &&
        may('integration', 'disable') &&
        button('disable', 'Disable', {}, 'Its signals are kept out.')}
      {steps.includes('enable') &&
        may('integration', 'enable') &&
        button('enable', 'Enable', {}, 'Its signals come in again.')}
    </>
  );
}

/** Its key, for those who may know it, and what to paste where. */
function Access({ integration }: { integration: Integration }) {
  const { id, generation, rotatedAt } = integration;
  const may = useMay();
  const known = may('integration', 'read-keys');
  const path = known ? `/integrations/${id}/keys#${generation}` : null;
  const { data: keys, error, refetch } = useLive<Keys>(path, { pace: 'once' });
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  if (!known) return null;
  const rotate = async (oldKeyHours: number) => {
    await run({ path: `/integrations/${id}/rotate`, body: { oldKeyHours }, done: 'It has a new key.' });
    setAsking(false);
  };
  return (
    <Panel title="What to paste where">
      {error && <Trouble error={error} retry={refetch} />}
      {keys && (
        <>
          <Secret
            label="Key"
            value={keys.key}
            hint="was made before the secret of the desk was rotated twice: only a new one helps"
            lasting
            onRotate={() => setAsking(true)}
            rotating={busy}
          />
          {keys.signingSecret && integration.signed && (
            <Secret label="Signing secret" value={keys.signingSecret} lasting />
          )}
          {rotatedAt && (
            <p className="soft">
              Made <When at={rotatedAt} />. The key before it holds for a day, unless it was ended at once.
            </p>
          )}
          {keys.path && (
            <Snippet label="what to paste" variants={snippets(integration, keys, location.origin)} />
          )}
        </>
      )}
      {asking && (
        <Confirm
          title="Give it a new key?"
          go="New key"
          busy={busy}
          onClose={() => setAsking(false)}
          onGo={() => void rotate(24).catch(() => undefined)}
        >
          Whoever sends has a day to change to it. Has the old one leaked?{' '}
          <Button variant="inline-link" onClick={() => void rotate(0).catch(() => undefined)}>
            End it at once
          </Button>
        </Confirm>
      )}
    </Panel>
  );
}
