import { problemWay } from '../../../functions/problem/lifecycle.ts';
import { When } from '../../components/age.tsx';
import { capital, spelled } from '../../words.ts';
import type { Problem } from './types.ts';

/** The way of a problem through its lifecycle: where it is, and what is ahead. */
export function Way({ problem }: { problem: Problem }) {
  const { state, openedAt, resolvedAt, closedAt } = problem;
  if (state === 'canceled') return null;
  const at = problemWay.indexOf(state);
  const stamps: Partial<Record<string, string | undefined>> = {
    new: openedAt,
    resolved: resolvedAt,
    closed: closedAt,
  };
  return (
    <ol className="life-line way" aria-label="Lifecycle">
      {problemWay.map((each, index) => {
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
