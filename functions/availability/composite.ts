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
export function decided(
  whole: Numbered,
  order: readonly number[],
  fixed: readonly (0 | 1)[],
  rest: 0 | 1,
): boolean {
  const alive = new Uint8Array(whole.ids.length).fill(1);
  for (const [place, node] of order.entries()) alive[node] = fixed[place] ?? rest;
  return works(whole, alive);
}

/** All of it, component by component: each is up or down, and as soon as the rest does not matter it is not looked at. */
function whole({ nodes, order, chances }: Fallible): number {
  const fixed: (0 | 1)[] = [];
  const up = (likely: number, last: 0 | 1 | undefined): number => {
    // One more that is up cannot fail the whole, and one more that is down cannot make it work.
    if (last !== 1 && !decided(nodes, order, fixed, 1)) return 0;
    if (last !== 0 && decided(nodes, order, fixed, 0)) return likely;
    const chance = chances[fixed.length] as number;
    let sum = 0;
    for (const [state, share] of [
      [1, chance],
      [0, 1 - chance],
    ] as const) {
      if (!share) continue;
      fixed.push(state);
      sum += up(likely * share, state);
      fixed.pop();
    }
    return sum;
  };
  return up(1, undefined);
}

/**
 * The most likely states, as many as allowed: what is known to work, and what is not known to fail.
 *
 * @param failing is told of each state that is known to fail, and how likely it is
 */
export function explored(
  { nodes, order, chances }: Fallible,
  most: number,
  failing: (likely: number, fixed: readonly (0 | 1)[]) => void = () => undefined,
) {
  const states = queue();
  states.push({ likely: 1, fixed: [] });
  let [lower, failed] = [0, 0];
  for (let looked = 0; states.size() && looked < most; looked++) {
    const { likely, fixed } = states.pop();
    if (!decided(nodes, order, fixed, 1)) {
      failed += likely;
      failing(likely, fixed);
    } else if (decided(nodes, order, fixed, 0)) lower += likely;
    else {
      const chance = chances[fixed.length] as number;
      if (chance > 0) states.push({ likely: likely * chance, fixed: [...fixed, 1] });
      if (chance < 1) states.push({ likely: likely * (1 - chance), fixed: [...fixed, 0] });
    }
  }
  return { exact: states.size() === 0, lower, upper: 1 - failed };
}

/** A structure with those of its components that can fail, and how likely each is to work. */
export type Fallible = {
  readonly nodes: Numbered;
  readonly order: readonly number[];
  readonly chances: readonly number[];
};

/** @param availabilityOf between 0 and 1; a component of which nothing is known is taken for always there */
export function fallibleIn(
  structure: Structure,
  availabilityOf: (id: string) => number | undefined,
): Fallible {
  const nodes = numbered(structure);
  const found = nodes.ids.flatMap((id, node) => {
    const chance = availabilityOf(id) ?? 1;
    return chance < 1 ? [{ node, chance }] : [];
  });
  return { nodes, order: found.map(({ node }) => node), chances: found.map(({ chance }) => chance) };
}

/**
 * The availability of a service from that of its components, which fail independently of each other: series, parallel and k of n in
 * any combination, shared components counted once. It is the sum of the probabilities of the states in which the service works
 * (factoring, or pivotal decomposition: R. E. Barlow, F. Proschan, "Statistical Theory of Reliability and Life Testing", 1975,
 * section 1.3), exact up to 20 components that can fail. Beyond that the most likely states give a lower and an upper bound; what
 * they leave open lies between.
 *
 * @param availabilityOf between 0 and 1; a component of which nothing is known is taken for always there
 * @param most how many states are looked at beyond that
 */
export function compositeOf(
  structure: Structure,
  availabilityOf: (id: string) => number | undefined,
  most: number = mostStates,
): Composite {
  const fallible = fallibleIn(structure, availabilityOf);
  const components = fallible.order.length;
  if (components > exactUpTo) {
    const found = explored(fallible, most);
    return { ...found, upper: found.exact ? found.lower : Math.max(found.lower, found.upper), components };
  }
  const value = Math.min(1, whole(fallible));
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
