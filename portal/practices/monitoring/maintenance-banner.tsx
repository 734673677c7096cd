import Icon from '@cloudscape-design/components/icon';
import { Until } from '../../components/age.tsx';
import { useItems } from '../../live/use-live.ts';
import { counted } from '../../words.ts';
import type { Window } from './types.ts';

/** Says on the desk that a maintenance window runs, so that nobody takes silence for health. */
export function MaintenanceBanner() {
  const { items } = useItems<Window>('/maintenance-windows?limit=25', { pace: 'slow' });
  const running = items.filter(({ state }) => state === 'running');
  if (!running.length) return null;
  return (
    <p className="maintenance-note">
      <Icon name="calendar" />
      <span>{counted(running.length, 'maintenance window')} running: its alarms page nobody.</span>
      {running.map(({ id, title, to }) => (
        <span key={id} className="line">
          <a href={`/maintenance-windows/${id}`}>{title}</a> ends in <Until at={to} />
        </span>
      ))}
    </p>
  );
}
