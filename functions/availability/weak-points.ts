import { type Composite, compositeOf, exactUpTo } from './composite.ts';
import { numbered, type Structure } from './structure.ts';

/** How much the service would gain from a component that never fails. */
export type Cost = { readonly id: string; readonly minutes: number };

// One computation for each component: beyond the exact ones, fewer states are enough to rank by.
const statesToRank = 500;

const middle = ({ lower, upper }: Composite) => (lower + upper) / 2;

/**
 * What each component costs its service: the minutes of a period in which the service is there with that component perfect and not
 * there with it as it is (improvement potential: M. Rausand, A. Høyland, "System Reliability Theory", 2nd ed. 2004, section 5.4). The
 * costliest first. Where the whole is bounded and not exact, so is this: it ranks by the middle of the bounds.
 *
 * @param length of the period, in milliseconds
 */
export function costsOf(
  structure: Structure,
  availabilityOf: (id: string) => number | undefined,
  length: number,
): Cost[] {
  const fallible = numbered(structure).ids.filter((id) => (availabilityOf(id) ?? 1) < 1);
  const most = fallible.length > exactUpTo ? statesToRank : undefined;
  const now = middle(compositeOf(structure, availabilityOf, most));
  return fallible
    .map((id) => {
      const better = middle(
        compositeOf(structure, (other) => (other === id ? 1 : availabilityOf(other)), most),
      );
      return { id, minutes: (Math.max(0, better - now) * length) / 60_000 };
    })
    .sort((a, b) => b.minutes - a.minutes || (a.id < b.id ? -1 : 1));
}
