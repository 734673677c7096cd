import { burnLimits } from '../../../functions/availability/budget.ts';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { BudgetBar } from './budget-bar.tsx';
import type { Report } from './types.ts';
import { long } from './words.ts';

const looks = { '1h': 'Last hour', '6h': 'Last 6 hours', '3d': 'Last 3 days' } as const;

const rate = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 1 });

/** How much may still be down this month, and how fast it goes. */
export function BudgetPanel({ report: { budget } }: { report: Report }) {
  if (!budget)
    return (
      <Panel title="Error budget">
        <p className="soft">Nothing is promised of this service, so there is nothing to spend.</p>
      </Panel>
    );
  const { allowed, spent, spentAt, spentBy, burn, burning, until } = budget;
  return (
    <Panel title="Error budget of the month">
      <BudgetBar budget={budget} />
      <Facts>
        <Fact label="Allowed">{long(allowed)}</Fact>
        <Fact label="Spent">{long(spent)}</Fact>
        <Fact label="Spent since">{spentAt && <When at={spentAt} />}</Fact>
        <Fact label="Spent by, if it stays down">{spentBy && <When at={spentBy} />}</Fact>
        <Fact label="Begins anew">
          <When at={until} />
        </Fact>
      </Facts>
      <PlainTable
        label="How fast the budget burns"
        heads={['Burn', 'Rate', 'Too fast from']}
        rows={Object.entries(looks).map(([name, label]) => ({
          id: name,
          cells: [
            label,
            <span key="rate" className={burning.includes(name) ? 'missed' : ''}>
              {rate(burn[name] ?? 0)}
            </span>,
            rate(burnLimits[name as keyof typeof burnLimits]),
          ],
        }))}
      />
      <p className="soft">At 1 the budget is spent exactly with the month.</p>
    </Panel>
  );
}
