import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { Secret } from '../../components/secret.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useCommand } from '../../live/use-command.ts';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { capital } from '../../words.ts';
import type { Keys } from './doors.ts';
import { type Heartbeat, spanOf } from './heartbeats.tsx';

/** One heartbeat monitor: where to beat, how long it may be silent, when it was. */
export function HeartbeatRecord() {
  const { id = '' } = useParams();
  const names = useAllNames();
  const { data, error, refetch } = useLive<Heartbeat>(`/heartbeats/${encodeURIComponent(id)}`);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { lastBeatAt, pause } = data;
  return (
    <RecordPage
      id={id}
      title={data.title}
      trail={{ label: 'Heartbeats', href: '/heartbeats' }}
      badges={
        <>
          <StateBadge state={data.state} />
          <span className="soft">
            {lastBeatAt ? (
              <>
                last beat <Age since={lastBeatAt} ago />
              </>
            ) : (
              'never heard'
            )}
          </span>
        </>
      }
      commands={<Commands heartbeat={data} />}
      main={
        <>
          {pause && (
            <Panel title="Paused">
              <p className="prose">{pause.reason}</p>
            </Panel>
          )}
          <Access heartbeat={data} />
          <Panel title="Timeline">
            <Timeline path={`/heartbeats/${id}`} version={data.version} />
          </Panel>
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="At least every">{spanOf(data.timeout)}</Fact>
            <Fact label="Late by up to">{spanOf(data.grace)}</Fact>
            <Fact label="Silence is">{capital(data.severity)}</Fact>
            <Fact label="Service">{data.service ? names.service(data.service) : 'The default one'}</Fact>
            <Fact label="Silent since">{data.silentSince && <Age since={data.silentSince} />}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}

function Commands({ heartbeat: { id, steps = [] } }: { heartbeat: Heartbeat }) {
  const { run, give, busy } = useCommand();
  const may = useMay();
  const [reason, setReason] = useState<string>();
  const pause = async () => {
    await run({
      path: `/heartbeats/${id}/pause`,
      body: { reason },
      done: 'It may be silent now.',
      touches: ['/alerts'],
    });
    setReason(undefined);
  };
  return (
    <>
      {steps.includes('pause') && may('heartbeat', 'pause') && (
        <Button disabled={busy} onClick={() => setReason('')}>
          Pause
        </Button>
      )}
      {steps.includes('resume') && may('heartbeat', 'resume') && (
        <Button
          variant="primary"
          loading={busy}
          loadingText="Working"
          onClick={() =>
            give({ path: `/heartbeats/${id}/resume`, body: {}, done: 'It is listened to again.' })
          }
        >
          Resume
        </Button>
      )}
      {may('heartbeat', 'change') && <Button href={`/heartbeats/${id}/edit`}>Change</Button>}
      {reason !== undefined && (
        <Ask
          title="Let it be silent?"
          go="Pause"
          busy={busy}
          ready={reason.trim() !== ''}
          onClose={() => setReason(undefined)}
          onGo={() => void pause().catch(() => undefined)}
        >
          <TextField label="Why" value={reason} onChange={setReason} rows={2} focus />
        </Ask>
      )}
    </>
  );
}

/** Where to beat, for those who may know it. */
function Access({ heartbeat: { id, generation } }: { heartbeat: Heartbeat }) {
  const may = useMay();
  const known = may('heartbeat', 'read-keys');
  const path = known ? `/heartbeats/${id}/keys#${generation}` : null;
  const { data: keys, error, refetch } = useLive<Keys>(path, { pace: 'once' });
  const { give, busy } = useCommand();
  if (!known) return null;
  const url = keys?.path && `${location.origin}${keys.path}`;
  return (
    <Panel title="How to beat">
      {error && <Trouble error={error} retry={refetch} />}
      {keys && (
        <Secret
          label="Key"
          value={keys.key}
          hint="was made before the secret of the desk was rotated twice: only a new one helps"
          lasting
          onRotate={() =>
            give({
              path: `/heartbeats/${id}/rotate`,
              body: {},
              done: 'It has a new key; the old one holds for a day.',
            })
          }
          rotating={busy}
        />
      )}
      {url && (
        <Snippet
          label="how to beat"
          variants={[
            { label: 'At the end of a script', text: `curl -fsS -m 10 --retry 3 ${url}` },
            { label: 'crontab', text: `0 2 * * * /usr/local/bin/backup && curl -fsS -m 10 --retry 3 ${url}` },
          ]}
        />
      )}
    </Panel>
  );
}
