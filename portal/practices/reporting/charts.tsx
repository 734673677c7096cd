import LineChart from '@cloudscape-design/components/line-chart';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import type { Report } from './types.ts';
import { dateWords, valueWords } from './words.ts';

const colours = {
  opened: 'var(--chart-in)',
  solved: 'var(--chart-out)',
  open: 'var(--chart-stock)',
  typical: 'var(--chart-out)',
  slow: 'var(--chart-stock)',
};

const common = {
  height: 240,
  hideFilter: true,
  fitHeight: false,
  xScaleType: 'categorical' as const,
  empty: 'Nothing in this period',
  noMatch: 'Nothing in this period',
};

/** What came in and what was solved, with what was open in the end of each date. */
export function FlowChart({ series }: Pick<Report, 'series'>) {
  const domain = series.map(({ date }) => dateWords(date));
  const points = (of: (one: Report['series'][number]) => number) =>
    series.map((one) => ({ x: dateWords(one.date), y: of(one) }));
  const most = Math.max(
    1,
    ...series.map(({ figures, backlog }) =>
      Math.max(figures.opened?.value ?? 0, figures.solved?.value ?? 0, backlog.incident ?? 0),
    ),
  );
  return (
    <MixedLineBarChart
      {...common}
      xDomain={domain}
      yDomain={[0, Math.ceil(most * 1.1)]}
      ariaLabel="Incidents opened, solved and open"
      series={[
        {
          type: 'bar',
          title: 'Opened',
          color: colours.opened,
          data: points(({ figures }) => figures.opened?.value ?? 0),
        },
        {
          type: 'bar',
          title: 'Solved',
          color: colours.solved,
          data: points(({ figures }) => figures.solved?.value ?? 0),
        },
        {
          type: 'line',
          title: 'Open in the end',
          color: colours.open,
          data: points(({ backlog }) => backlog.incident ?? 0),
        },
      ]}
    />
  );
}

/** How long it took, where anything was measured: half of them took no longer, and nine of ten. */
export function TimesChart({ series, measure }: Pick<Report, 'series'> & { measure: string }) {
  const measured = series.filter(({ figures }) => figures[measure]?.value !== undefined);
  const points = (of: 'value' | 'p90') =>
    measured.map(({ date, figures }) => ({ x: dateWords(date), y: figures[measure]?.[of] ?? 0 }));
  const most = Math.max(60, ...measured.map(({ figures }) => figures[measure]?.p90 ?? 0));
  const words = (seconds: number) => valueWords('seconds', seconds);
  return (
    <LineChart
      {...common}
      xDomain={measured.map(({ date }) => dateWords(date))}
      yDomain={[0, most * 1.05]}
      ariaLabel="How long it took"
      i18nStrings={{ yTickFormatter: words }}
      series={[
        {
          type: 'line',
          title: 'Half of them',
          color: colours.typical,
          data: points('value'),
          valueFormatter: words,
        },
        { type: 'line', title: '9 of 10', color: colours.slow, data: points('p90'), valueFormatter: words },
      ]}
    />
  );
}
