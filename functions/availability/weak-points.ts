import { compositeOf, decided, explored, type Fallible, fallibleIn, mostStates } from './composite.ts';
import type { Structure } from './structure.ts';

/** How much the service would gain from a component that never fails. */
export type Cost = { readonly id: string; readonly minutes: number };

type Of = (id: string) => number | undefined;

// One exact computation for each component: for a dozen of them that is nothing.
const eachExactly = 12;

function exactGains(structure: Structure, ids: readonly string[], availabilityOf: Of): number[] {
  const now = compositeOf(structure, availabilityOf).lower;
  return ids.map(
    (id) => compositeOf(structure, (other) => (other === id ? 1 : availabilityOf(other))).lower - now,
  );
}

/** How likely the states are that fail, and would not with one component up: of the most likely ones, with all that is undecided up. */
function likelyGains(fallible: Fallible): number[] {
  const { nodes, order } = fallible;
  const gains = order.map(() => 0);
  explored(fallible, mostStates, (likely, fixed) => {
    for (const [place, state] of fixed.entries()) {
      if (state === 1) continue;
      const mended = fixed.map((one, at) => (at === place ? 1 : one));
      if (decided(nodes, order, mended, 1)) gains[place] = (gains[place] as number) + likely;
    }
  });
  return gains;
}

/**
 * What each component costs its service: the minutes of a period in which the service is there with that component perfect and not
 * there with it as it is (improvement potential: M. Rausand, A. Høyland, "System Reliability Theory", 2nd ed. 2004, section 5.4). The
 * costliest first. Of more than a dozen components the most likely states are looked at, which is enough to rank by.
 *
 * @param length of the period, in milliseconds
 */
export function costsOf(structure: Structure, availabilityOf: Of, length: number): Cost[] {
  const fallible = fallibleIn(structure, availabilityOf);
  const ids = fallible.order.map((node) => fallible.nodes.ids[node] as string);
  const gains = ids.length > eachExactly ? likelyGains(fallible) : exactGains(structure, ids, availabilityOf);
  return ids
    .map((id, place) => ({ id, minutes: (Math.max(0, gains[place] as number) * length) / 60_000 }))
    .sort((a, b) => b.minutes - a.minutes || (a.id < b.id ? -1 : 1));
}
