import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { ForecastChart } from './forecast-chart.tsx';
import type { Metric } from './types.ts';
import { leftWords } from './words.ts';

/** On a problem or an incident that was opened because something runs out: what, and its chart. */
export function CapacityPanel({ id }: { id: string }) {
  const { data: metric } = useLive<Metric>(`/capacity-metrics/${encodeURIComponent(id)}`, { pace: 'slow' });
  if (!metric) return null;
  return (
    <Panel title="What runs out">
      <p>
        <RecordId id={id} /> {metric.title} <StateBadge state={metric.state} /> lasts:{' '}
        {leftWords(metric.measured?.forecast)}
      </p>
      <ForecastChart metric={metric} height={220} />
    </Panel>
  );
}
