import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Base, Incident } from '../../model.ts';

type Marker = Base & { source: string; openedAt: string; url?: string };
const before = 4 * 3_600_000;

/** What was deployed to its service in the four hours before it opened. */
export function MarkersPanel({ incident }: { incident: Incident }) {
  const { service, openedAt } = incident;
  const able = useMay()('incident', 'read-notes');
  const from = new Date(Date.parse(openedAt) - before).toISOString();
  const ask = new URLSearchParams({ service: service ?? '', from, to: openedAt, limit: '10' });
  const { items } = useItems<Marker>(able && service ? `/change-markers?${ask}` : null, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <Panel title="Changed shortly before" count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id, title, state, url, openedAt: at }) => (
          <li key={id}>
            {url ? (
              <a href={url} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}{' '}
            <StateBadge state={state} /> <Age since={at} ago />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
