import Alert from '@cloudscape-design/components/alert';
import { Age, Until, When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import { counted } from '../../words.ts';

type Sideline = Base & {
  source: string;
  integration?: string;
  openedAt: string;
  putOff?: number;
  waiting?: number;
  until?: string;
};

const path = '/sidelines?limit=20';

/** Sources that raised more than their share: who, since when, how much of it still waits, and what can be done. */
export function NoisySources() {
  const { items, error, isPending, refetch } = useItems<Sideline>(path);
  return (
    <Panel title="Noisy sources" count={items.length || undefined} flush>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && !items.length && <Nothing title="No source has been too loud" />}
      <ul className="linked">
        {items.map((sideline) => (
          <Noisy key={sideline.id} sideline={sideline} />
        ))}
      </ul>
      {items.length > 0 && (
        <p className="soft hint">
          More than 300 new alerts of one source within five minutes wait until those of others are open. None
          is lost. To have fewer: group or quieten them by an <a href="/alert-rules">alert rule</a>, or let
          the source send less.
        </p>
      )}
    </Panel>
  );
}

function Noisy({ sideline }: { sideline: Sideline }) {
  const { items } = useItems<Base>('/integrations?limit=100', { pace: 'slow' });
  const { id, source, integration, openedAt, putOff, waiting = 0, until } = sideline;
  return (
    <li>
      <p className="title">
        {integration ? (
          <a href={`/integrations/${integration}`}>
            {items.find((one) => one.id === integration)?.title ?? integration}
          </a>
        ) : (
          source
        )}
        {waiting > 0 && until ? (
          <>
            : about {counted(waiting, 'alert')} waiting, the last is heard in <Until at={until} />
          </>
        ) : (
          ': everything of it was heard'
        )}
      </p>
      <p className="where">
        <span className="id">{id}</span>
        <span>
          Since <When at={openedAt} />
        </span>
        <span className="soft">
          <Age since={openedAt} ago />
        </span>
        {putOff !== undefined && putOff > 0 && <span>{counted(putOff, 'alert')} put off</span>}
      </p>
    </li>
  );
}

/** Says above the alerts that some are still to come, so that nobody takes the list for complete. */
export function NoisyBanner() {
  const { items } = useItems<Sideline>(path, { pace: 'slow' });
  const loud = items.filter(({ waiting = 0 }) => waiting > 0);
  if (!loud.length) return null;
  const sum = loud.reduce((total, { waiting = 0 }) => total + waiting, 0);
  return (
    <Alert
      type="warning"
      header={`About ${counted(sum, 'alert')} of ${counted(loud.length, 'noisy source')} still to come`}
    >
      <a href="/quarantine">Which sources, and what to do</a>
    </Alert>
  );
}
