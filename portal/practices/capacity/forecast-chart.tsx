import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import { amount } from '../../../functions/capacity/words.ts';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { useLive } from '../../live/use-live.ts';
import type { Metric, Series } from './types.ts';

const colours = {
  measured: 'var(--chart-out)',
  expected: 'var(--chart-stock)',
  edge: 'var(--chart-more)',
  limit: 'var(--chart-in)',
};

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const dayWords = (day: Date) =>
  day.toLocaleDateString(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The chart of a metric: what was measured, what is expected with its 80 % interval, and the limit. */
export function ForecastChart({ metric, height = 280 }: { metric: Metric; height?: number }) {
  const { id, unit, measured } = metric;
  const path = `/capacity-metrics/${encodeURIComponent(id)}/series?days=90&ahead=45`;
  const { data, error, refetch } = useLive<Series>(path, { pace: 'slow' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  const { items, expected } = data;
  if (!items.length) return <p className="soft">Nothing was measured yet.</p>;
  const limit = measured?.forecast?.limit;
  const words = (value: number) => amount(value, unit);
  const all = [
    ...items.map(({ value }) => value),
    ...expected.flatMap(({ low, high }) => [low, high]),
    ...(limit === undefined ? [] : [limit]),
  ];
  const [least, most] = [Math.min(0, ...all), Math.max(...all)];
  const line = (title: string, color: string, data: { day: string; value: number }[]) => ({
    type: 'line' as const,
    title,
    color,
    data: data.map(({ day, value }) => ({ x: at(day), y: value })),
    valueFormatter: words,
  });
  const last = expected.at(-1)?.day ?? items.at(-1)?.day ?? '';
  return (
    <MixedLineBarChart
      height={height}
      hideFilter
      xScaleType="time"
      xDomain={[at(items[0]?.day ?? ''), at(last)]}
      yDomain={[least, most + (most - least) * 0.05]}
      ariaLabel={`${metric.title}: measured, expected and limit`}
      i18nStrings={{ xTickFormatter: dayWords, yTickFormatter: words }}
      series={[
        line('Measured', colours.measured, items),
        ...(expected.length
          ? [
              line('Expected', colours.expected, expected),
              line(
                '80 %, lower end',
                colours.edge,
                expected.map(({ day, low }) => ({ day, value: low })),
              ),
              line(
                '80 %, upper end',
                colours.edge,
                expected.map(({ day, high }) => ({ day, value: high })),
              ),
            ]
          : []),
        ...(limit === undefined
          ? []
          : [
              {
                type: 'threshold' as const,
                title: 'Limit',
                y: limit,
                color: colours.limit,
                valueFormatter: words,
              },
            ]),
      ]}
    />
  );
}
