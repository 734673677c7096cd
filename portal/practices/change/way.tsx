import { wayOf } from '../../../functions/change/lifecycle.ts';
import { When } from '../../components/age.tsx';
import { capital, spelled } from '../../words.ts';
import type { Change } from './types.ts';

/** The way of a change through the lifecycle of its type: where it is, and what is ahead. */
export function Way({ change }: { change: Change }) {
  const { type, state, openedAt, actualFrom, actualTo, closedAt } = change;
  if (state === 'canceled') return null;
  const order = wayOf(type);
  const at = order.indexOf(state);
  const stamps: Partial<Record<string, string | undefined>> = {
    draft: openedAt,
    implement: actualFrom,
    review: actualTo,
    closed: closedAt,
  };
  return (
    <ol className="life-line way" aria-label="Lifecycle">
      {order.map((each, index) => {
        const place = index === at ? 'now' : index < at ? 'passed' : 'ahead';
        const when = stamps[each];
        return (
          <li key={each} className={place} aria-current={place === 'now' ? 'step' : undefined}>
            <span className="mark" aria-hidden="true" />
            <span className="name">{capital(spelled(each))}</span>
            <span className="stamp">{when && index <= at && <When at={when} />}</span>
          </li>
        );
      })}
    </ol>
  );
}
