import type { TableProps } from '@cloudscape-design/components/table';
import { useSearchParams } from 'react-router';
import { periodNames } from '../../../functions/availability/period.ts';
import { useFilters } from '../../components/filters.tsx';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { StateBadge } from '../../components/state.tsx';
import type { Base } from '../../model.ts';
import { BudgetBar } from './budget-bar.tsx';
import type { Report } from './types.ts';
import { long, percent, periodOptions } from './words.ts';

type Line = Base & Report;

const badge = ({ down, budget }: Report) => {
  if (down) return <StateBadge state="down" />;
  if (budget && budget.left <= 0) return <StateBadge state="budget-spent" />;
  return budget?.burning.length ? <StateBadge state="burning" /> : <StateBadge state="operational" />;
};

const columns: TableProps.ColumnDefinition<Line>[] = [
  {
    id: 'name',
    header: 'Service',
    minWidth: 200,
    isRowHeader: true,
    cell: ({ id, name }) => (
      <a className="cell-title" href={`/availability/${id}`} data-row={id}>
        {name}
      </a>
    ),
  },
  { id: 'state', header: 'Now', cell: badge },
  { id: 'availability', header: 'Availability', cell: ({ figures }) => percent(figures.availability) },
  { id: 'target', header: 'Promised', cell: ({ target }) => percent(target) },
  { id: 'downtime', header: 'Downtime', cell: ({ figures }) => long(figures.committedDowntime) },
  { id: 'outages', header: 'Outages', cell: ({ figures }) => figures.outages },
  { id: 'mtrs', header: 'MTRS', cell: ({ figures }) => long(figures.mtrs) },
  {
    id: 'budget',
    header: 'Error budget of the month',
    minWidth: 200,
    cell: ({ budget }) =>
      budget ? <BudgetBar budget={budget} /> : <span className="soft">Nothing is promised</span>,
  },
];

/** How much each service was there, what is promised, and how much of that is left to spend. */
export function ServiceHealth() {
  const [search] = useSearchParams();
  const { choice } = useFilters();
  const asked = search.get('period');
  const period = periodNames.find((name) => name === asked) ?? 'last-30-days';
  return (
    <Page
      title="Service health"
      about="Availability within the agreed hours. It is counted from outages at this moment, so a correction shows at once."
    >
      <RecordList<Line>
        label="Service health"
        path={`/service-availability?period=${period}`}
        columns={columns}
        row={(line) => (
          <PlainRow
            href={`/availability/${line.id}`}
            id={line.id}
            title={line.name}
            badge={badge(line)}
            details={[
              percent(line.figures.availability),
              line.target !== undefined && `promised ${percent(line.target)}`,
            ]}
            below={line.budget && <BudgetBar budget={line.budget} />}
          />
        )}
        filters={choice(
          'period',
          'Last 30 days',
          periodOptions.filter(({ value }) => value !== 'last-30-days'),
        )}
        empty={
          <Nothing title="There are no services yet">Add services, and what is promised of them.</Nothing>
        }
      />
    </Page>
  );
}
