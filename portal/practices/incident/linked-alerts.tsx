import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Raw } from '../../components/raw.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Alert, Incident, Signal } from '../../model.ts';

/** The alerts behind an incident, each with what its source said last. */
export function LinkedAlerts({ incident }: { incident: Incident }) {
  const ids = Object.keys(incident.alerts ?? {});
  if (!ids.length) return null;
  return (
    <Panel title="Alerts" count={ids.length} flush>
      <ul className="linked">
        {ids.map((id) => (
          <LinkedAlert key={id} id={id} />
        ))}
      </ul>
    </Panel>
  );
}

function LinkedAlert({ id }: { id: string }) {
  const { data: alert } = useLive<Alert>(`/alerts/${id}`);
  const { items } = useItems<Signal>(alert ? `/alerts/${id}/signals?limit=1#${alert.version}` : null, {
    pace: 'once',
  });
  const last = items[0];
  return (
    <li>
      <a href={`/alerts/${id}`} className="title">
        {alert?.title ?? id}
      </a>
      <p className="where">
        <span className="id">{id}</span>
        {alert && <StateBadge state={alert.state} />}
        {alert?.firingSince && alert.state === 'firing' && <Age since={alert.firingSince} />}
      </p>
      {alert?.reason && <p className="reason">{alert.reason}</p>}
      {last && (
        <details>
          <summary>The last signal, as it came</summary>
          <Raw value={last.raw} label={`signal of ${id}`} />
        </details>
      )}
    </li>
  );
}
