import type { Budget } from '../../../functions/availability/budget.ts';
import { long } from './words.ts';

/** How much of a budget is spent, as a bar with its words. */
export function BudgetBar({ budget }: { budget: Budget }) {
  const { allowed, spent, left, burning } = budget;
  const share = allowed > 0 ? Math.min(100, (spent / allowed) * 100) : 100;
  const tone = left <= 0 ? 'spent' : burning.length ? 'burning' : 'kept';
  return (
    <div className={`budget budget-${tone}`}>
      <div className="budget-bar" aria-hidden="true">
        <span style={{ inlineSize: `${share}%` }} />
      </div>
      <span>{left > 0 ? `${long(left)} left of ${long(allowed)}` : `spent, ${long(-left)} over`}</span>
    </div>
  );
}
