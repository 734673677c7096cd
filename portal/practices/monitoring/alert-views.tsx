import { useSearchParams } from 'react-router';
import { Views } from '../../components/views.tsx';
import { useLive } from '../../live/use-live.ts';

type Answer = { all: Record<string, number> };

const views = [
  { label: 'Firing', state: '', count: 'firing' },
  { label: 'Held back', state: 'held', count: 'held' },
  { label: 'Flapping', state: 'flapping', count: 'flapping' },
  { label: 'Cleared lately', state: 'cleared', count: '' },
];

/** What goes on, of it what is held or flaps, each with how many; of one team, where one is chosen. */
export function AlertViews() {
  const [search] = useSearchParams();
  const team = search.get('team');
  const { data } = useLive<Answer>(`/alerts/counts${team ? `?team=${team}` : ''}`, { keep: true });
  const now = search.get('state') ?? '';
  return (
    <Views
      label="Kinds of alerts"
      views={views.map(({ label, state, count }) => {
        const query = new URLSearchParams({ ...(team && { team }), ...(state && { state }) }).toString();
        return {
          label,
          href: query ? `/alerts?${query}` : '/alerts',
          count: count ? data?.all[count] : undefined,
          chosen: state === now,
        };
      })}
    />
  );
}
