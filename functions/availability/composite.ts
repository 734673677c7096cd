import { type Numbered, numbered, type Structure, works } from './structure.ts';

/** Up to so many components that can fail, the result is exact whatever the structure is. */
export const exactUpTo = 20;
/** Beyond that, so many states are looked at, the most likely first. */
export const mostStates = 4_000;

/** The availability of a whole, between 0 and 1: exactly, or between two bounds. */
export type Composite = {
  readonly exact: boolean;
  readonly lower: number;
  readonly upper: number;
  /** How many components can fail. */
  readonly components: number;
};

type State = { readonly likely: number; readonly fixed: readonly (0 | 1)[] };

/** A heap of states, the most likely on top. */
function queue() {
  const heap: State[] = [];
  const at = (place: number) => heap[place] as State;
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [at(b), at(a)]);
  return {
    size: () => heap.length,
    push(state: State) {
      heap.push(state);
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1;
        if (at(up).likely >= at(i).likely) return;
        swap(i, up);
        i = up;
      }
    },
    pop(): State {
      const top = at(0);
      const last = heap.pop() as State;
      if (heap.length) heap[0] = last;
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        const best = [left, right].reduce(
          (b, c) => (c < heap.length && at(c).likely > at(b).likely ? c : b),
          i,
        );
        if (best === i) return top;
        swap(i, best);
        i = best;
      }
    },
  };
}

/** Whether the root works with some components fixed and all others as they are given. */
function decided(whole: Numbered, order: readonly number[], fixed: readonly (0 | 1)[], rest: 0 | 1): boolean {
  const alive = new Uint8Array(whole.ids.length).fill(1);
  for (const [place, node] of order.entries()) alive[node] = fixed[place] ?? rest;
  return works(whole, alive);
}

/** All of it, component by component: each is up or down, and as soon as the rest does not matter it is not looked at. */
function whole(structure: Numbered, order: readonly number[], chances: readonly number[]): number {
  const fixed: (0 | 1)[] = [];
  const up = (likely: number): number => {
    if (!decided(structure, order, fixed, 1)) return 0;
    if (decided(structure, order, fixed, 0)) return likely;
    const chance = chances[fixed.length] as number;
    let sum = 0;
    for (const [state, share] of [
      [1, chance],
      [0, 1 - chance],
    ] as const) {
      if (!share) continue;
      fixed.push(state);
      sum += up(likely * share);
      fixed.pop();
    }
    return sum;
  };
  return up(1);
}

/** The most likely states, as many as allowed: what is known to work, and what is not known to fail. */
function bounds(structure: Numbered, order: readonly number[], chances: readonly number[], most: number) {
  const states = queue();
  states.push({ likely: 1, fixed: [] });
  let [lower, failed] = [0, 0];
  for (let looked = 0; states.size() && looked < most; looked++) {
    const { likely, fixed } = states.pop();
    if (!decided(structure, order, fixed, 1)) failed += likely;
    else if (decided(structure, order, fixed, 0)) lower += likely;
    else {
      const chance = chances[fixed.length] as number;
      if (chance > 0) states.push({ likely: likely * chance, fixed: [...fixed, 1] });
      if (chance < 1) states.push({ likely: likely * (1 - chance), fixed: [...fixed, 0] });
    }
  }
  return { exact: states.size() === 0, lower, upper: 1 - failed };
}

/**
 * The availability of a service from that of its components, which fail independently of each other: series, parallel and k of n in
 * any combination, shared components counted once. It is the sum of the probabilities of the states in which the service works
 * (factoring, or pivotal decomposition: R. E. Barlow, F. Proschan, "Statistical Theory of Reliability and Life Testing", 1975,
 * section 1.3), exact up to 20 components that can fail. Beyond that the most likely states give a lower and an upper bound; what
 * they leave open lies between.
 *
 * @param availabilityOf between 0 and 1; a component of which nothing is known is taken for always there
 */
export function compositeOf(
  structure: Structure,
  availabilityOf: (id: string) => number | undefined,
  most: number = mostStates,
): Composite {
  const nodes = numbered(structure);
  const fallible = nodes.ids.flatMap((id, node) => {
    const chance = availabilityOf(id) ?? 1;
    return chance < 1 ? [{ node, chance }] : [];
  });
  const order = fallible.map(({ node }) => node);
  const chances = fallible.map(({ chance }) => chance);
  const components = order.length;
  if (components > exactUpTo) {
    const found = bounds(nodes, order, chances, most);
    return { ...found, upper: found.exact ? found.lower : Math.max(found.lower, found.upper), components };
  }
  const value = Math.min(1, whole(nodes, order, chances));
  return { exact: true, lower: value, upper: value, components };
}

/** Components without which nothing works: when one of them fails alone, the service does. The root itself is none. */
export function singlePoints(structure: Structure): string[] {
  const nodes = numbered(structure);
  return nodes.ids.filter((_, node) => {
    if (node === 0) return false;
    const alive = new Uint8Array(nodes.ids.length).fill(1);
    alive[node] = 0;
    return !works(nodes, alive);
  });
}
