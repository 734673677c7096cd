import Button from '@cloudscape-design/components/button';
import { Age } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { Raw } from '../../components/raw.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import type { Quarantined } from '../../model.ts';
import { DeadLetters } from './dead-letters.tsx';
import { NoisySources } from './noisy-sources.tsx';

/** What does not go its usual way: input that could not be read, sources that are too loud, work that failed. */
export function QuarantinePage() {
  const { items, error, isPending, refetch } = useItems<Quarantined>('/quarantined-signals?limit=50');
  return (
    <Page
      title="Quarantine"
      about="Signals that nobody could read are kept here as they came, so that no alarm is lost without a word."
    >
      <Panel title="Unreadable signals" count={items.length || undefined} flush>
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading />}
        {!isPending && !error && !items.length && <Nothing title="Everything that came could be read" />}
        <ul className="linked">
          {items.map((signal) => (
            <Kept key={signal.id} signal={signal} />
          ))}
        </ul>
      </Panel>
      <NoisySources />
      <DeadLetters />
    </Page>
  );
}

/** What an endpoint took is kept with the body as text: shown as what it is. */
function unfolded(raw: unknown): unknown {
  try {
    const { body, ...envelope } = JSON.parse(String(raw)) as { body?: string };
    return typeof body === 'string' ? { ...envelope, body: JSON.parse(body) as unknown } : raw;
  } catch {
    return raw;
  }
}

function Kept({ signal }: { signal: Quarantined }) {
  const { id, reason, source, raw, receivedAt, state, title, version } = signal;
  const { give, giving, busy } = useCommand();
  const may = useMay();
  const command = (name: 'release' | 'discard', done: string) => ({
    loading: giving?.path === `/quarantined-signals/${id}/${name}`,
    loadingText: 'Working',
    disabled: busy,
    ariaLabel: `${name === 'release' ? 'Read again' : 'Discard'} ${id}`,
    onClick: () => give({ path: `/quarantined-signals/${id}/${name}`, body: {}, version, done }),
  });
  return (
    <li>
      <p className="title">{reason ?? title}</p>
      <p className="where">
        <span className="id">{id}</span>
        <StateBadge state={state} />
        {source && <span>{source}</span>}
        {receivedAt && <Age since={receivedAt} ago />}
      </p>
      {raw !== undefined && (
        <details>
          <summary>As it came</summary>
          <Raw value={unfolded(raw)} label={`signal ${id}`} />
        </details>
      )}
      {state === 'quarantined' && (
        <p className="commands">
          {may('quarantined-signal', 'release') && (
            <Button {...command('release', `${id} is read again.`)}>Read again</Button>
          )}
          {may('quarantined-signal', 'discard') && (
            <Button {...command('discard', `${id} is discarded.`)}>Discard</Button>
          )}
        </p>
      )}
    </li>
  );
}
