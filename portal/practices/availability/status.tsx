import Button from '@cloudscape-design/components/button';
import { useNavigate, useParams } from 'react-router';
import { dayWords, overall, percentOf } from '../../../functions/availability/status-words.ts';
import { When } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import type { Status } from './types.ts';

type Component = Status['components'][number];
type Event = Status['events'][number];

const width = 4;

/** Ninety days as bars; in words for whoever does not see them. */
function History({ name, days }: Component) {
  const bad = days.filter(({ state }) => state !== 'operational');
  const label = `${name}, ${days.length} days: ${bad.length ? `${bad.length} with an interruption` : 'no interruption'}`;
  return (
    <svg
      className="status-history"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${days.length * (width + 1) - 1} 32`}
      preserveAspectRatio="none"
    >
      {days.map((day, nth) => (
        <rect key={day.date} className={day.state} x={nth * (width + 1)} y={0} width={width} height={32}>
          <title>{dayWords(day)}</title>
        </rect>
      ))}
    </svg>
  );
}

function Events({ title, events }: { title: string; events: Event[] }) {
  if (!events.length) return null;
  return (
    <Panel title={title} count={events.length}>
      {events.map(({ title: words, begin, end, updates }) => (
        <article key={`${begin} ${words}`} className="status-event">
          <h3>{words}</h3>
          <p className="soft">
            <When at={begin} /> – {end ? <When at={end} /> : 'now'}
          </p>
          {updates.map(({ at, text, status }) => (
            <div key={at}>
              <p className="prose">
                {status && <strong>{status}: </strong>}
                {text}
              </p>
              <p className="soft">
                <When at={at} />
              </p>
            </div>
          ))}
        </article>
      ))}
    </Panel>
  );
}

/** A status page, as whoever is signed in reads it. */
export function StatusView() {
  const { id = '' } = useParams();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useLive<Status>(`/status-pages/${encodeURIComponent(id)}/status`);
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { name, about, at, state, components, events } = data;
  const over = ({ end }: Event) => end !== undefined && end <= at;
  const coming = ({ begin }: Event) => begin > at;
  return (
    <Page
      title={name}
      about={about}
      trail={{ label: 'Status pages', href: '/status-pages' }}
      actions={
        may('status-page', 'change') && (
          <Button onClick={() => void navigate(`/status-pages/${id}/edit`)}>Settings</Button>
        )
      }
    >
      <p className={`status-overall ${state}`}>{overall[state]}</p>
      <Events title="At this moment" events={events.filter((one) => !over(one) && !coming(one))} />
      <Panel title="Services" count={components.length}>
        <ul className="status-list">
          {components.map((component) => (
            <li key={component.name}>
              <div className="status-line">
                <strong>{component.name}</strong>
                <StateBadge state={component.state} />
              </div>
              <History {...component} />
              <p className="soft status-ends">
                <span>{component.days.length} days ago</span>
                {component.availability !== undefined && <span>{percentOf(component.availability)}</span>}
                <span>today</span>
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <Events title="Planned" events={events.filter(coming)} />
      <Events title="The last seven days" events={events.filter(over)} />
    </Page>
  );
}
