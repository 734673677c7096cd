import { Panel } from '../../components/panel.tsx';
import { useItems } from '../../live/use-live.ts';
import { LevelClock } from './clock.tsx';
import type { ServiceLevel } from './types.ts';

/** What is agreed about a record: each clock in words, with how much of its time is used. Nothing where nothing is agreed. */
export function LevelPanel({ about }: { about: string }) {
  const { items } = useItems<ServiceLevel>(`/service-levels?about=${encodeURIComponent(about)}`);
  const levels = (items[0]?.levels ?? []).filter(({ state }) => state !== 'dropped');
  if (!levels.length) return null;
  return (
    <Panel title="Service levels" className="levels">
      {levels.map((clock) => (
        <LevelClock key={clock.agreement} clock={clock} />
      ))}
    </Panel>
  );
}
