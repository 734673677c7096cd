import type { Objective } from './objective.ts';

/** What recovers before what: the consumer waits for its provider, or for so many of a pool. */
export type Need = {
  readonly provider: string;
  readonly consumer: string;
  readonly redundancy?:
    | { readonly pool: string; readonly needs: number; readonly percent?: boolean | undefined }
    | undefined;
};

/** What a dependency can do by itself: what people say of it, or what a restore took. */
export type Capability = {
  readonly rto?: number | undefined;
  readonly rpo?: number | undefined;
  readonly tier?: number | undefined;
};

/** In which way a dependency is worse than what it supports needs; `chain`: only together with what it waits for. */
export const gapKinds = ['rto', 'rpo', 'tier', 'chain', 'unknown'] as const;
export type GapKind = (typeof gapKinds)[number];

/** When so many of a pool are back: the k-th fastest of them, a percentage rounded up. */
function poolTime(times: readonly number[], members: readonly Need[]): number {
  const most = Math.max(
    ...members.map(({ redundancy: r }) =>
      r?.percent ? Math.ceil((r.needs * members.length) / 100) : (r?.needs ?? 1),
    ),
  );
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(most, sorted.length) - 1] ?? 0;
}

/**
 * Minutes until each item is back when everything below it has to be recovered first: its own recovery after the slowest of what it
 * needs, which recover side by side; of a pool only as many as are needed. What nobody knows counts as no time, and a ring is
 * entered once.
 *
 * @param own minutes of an item's own recovery
 */
export function chainTimes(
  items: readonly string[],
  needs: readonly Need[],
  own: (item: string) => number | undefined,
): ReadonlyMap<string, number> {
  const below = Map.groupBy(needs, ({ consumer }) => consumer);
  const known = new Map<string, number>();
  const entered = new Set<string>();
  // Deep graphs are longer than a stack is: each item is looked at again once what is below it is known.
  for (const first of items) {
    const stack = [first];
    while (stack.length) {
      const item = stack.at(-1) as string;
      if (known.has(item)) {
        stack.pop();
        continue;
      }
      const its = below.get(item) ?? [];
      const open = its.map(({ provider }) => provider).filter((id) => !known.has(id) && !entered.has(id));
      if (!entered.has(item) && open.length) {
        entered.add(item);
        stack.push(...open);
        continue;
      }
      entered.add(item);
      const time = ({ provider }: Need) => known.get(provider) ?? 0;
      const alone = its.filter(({ redundancy }) => !redundancy).map(time);
      const pools = [
        ...Map.groupBy(
          its.filter(({ redundancy }) => redundancy),
          ({ redundancy }) => redundancy?.pool,
        ),
      ];
      const pooled = pools.map(([, members]) => poolTime(members.map(time), members));
      known.set(item, (own(item) ?? 0) + Math.max(0, ...alone, ...pooled));
      stack.pop();
    }
  }
  return known;
}

/** In which ways an item is worse than what is needed of it. @param chain minutes until it is back with all below it */
export function gapsOf(need: Objective, can: Capability, chain: number): GapKind[] {
  const gaps: GapKind[] = [];
  if (can.rto !== undefined && can.rto > need.rto) gaps.push('rto');
  else if (chain > need.rto) gaps.push('chain');
  if (can.rpo !== undefined && can.rpo > need.rpo) gaps.push('rpo');
  if (can.tier !== undefined && can.tier > need.tier) gaps.push('tier');
  if (can.rto === undefined) gaps.push('unknown');
  return gaps;
}
