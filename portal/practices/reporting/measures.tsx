import { mostError } from '../../../functions/reporting/histogram.ts';
import { measures } from '../../../functions/reporting/measures.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';

const units = {
  count: 'number',
  seconds: 'time',
  percent: 'percent',
  score: '1 to 5',
  dollars: 'US dollars',
} as const;

/** What each figure means, word for word as it is computed. */
export function Measures() {
  return (
    <Page
      title="How it is measured"
      about={`Means are exact. Medians and 90th percentiles are at most ${Math.ceil(mostError * 100)}% away: durations are kept in buckets, so that days and teams can be added up.`}
      trail={{ label: 'All figures', href: '/reports' }}
    >
      <Panel title="Figures" count={measures.length} className="report-lines">
        <PlainTable
          label="Definitions"
          heads={['Figure', 'Unit', 'Formula', 'Source']}
          rows={measures.map(({ id, title, unit, formula, source }) => ({
            id,
            cells: [title, units[unit], formula, source],
          }))}
        />
      </Panel>
    </Page>
  );
}
