import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Outage } from './types.ts';

/** The outages that an incident belongs to, or the way to record one. */
export function IncidentOutage({ incident }: { incident: Incident }) {
  const { id, service, title, openedAt } = incident;
  const may = useMay();
  const navigate = useNavigate();
  const able = may('outage', 'create');
  const path = able && service ? `/outages?service=${encodeURIComponent(service)}&limit=50` : null;
  const { items } = useItems<Outage>(path, { pace: 'slow', keep: true });
  const mine = items.filter(({ incidents }) => incidents.includes(id));
  if (!able || !service) return null;
  const ask = new URLSearchParams({ incident: id, service, title, begin: openedAt ?? '' });
  return (
    <Panel
      title="Outage"
      {...(!mine.length && {
        actions: <Button onClick={() => void navigate(`/outages/new?${ask}`)}>Record an outage</Button>,
      })}
    >
      {mine.map((outage) => (
        <p key={outage.id}>
          <RecordId id={outage.id} /> {outage.title} <StateBadge state={outage.state} />
        </p>
      ))}
      {!mine.length && <p className="soft">No outage is known of it.</p>}
    </Panel>
  );
}
