import { type Link, shortfall } from './impact-graph.ts';

/** What needs each item, and what each consumer has in each of its pools. */
function indexed(links: readonly Link[]) {
  const above = Map.groupBy(links, ({ provider }) => provider);
  const pools = Map.groupBy(
    links.filter(({ redundancy }) => redundancy),
    ({ consumer, redundancy }) => `${consumer} ${redundancy?.pool}`,
  );
  return { above, pools };
}

/**
 * Which items are enough to make a root fail when they alone fail: two of a pool that hang on the same third thing are no stand-ins of
 * each other for it.
 *
 * @param links all links over which the roots were found to need something
 * @param up whether an item can stand in for another one as things are
 */
export function enoughAlone(
  links: readonly Link[],
  roots: readonly string[],
  up: (id: string) => boolean,
): ReadonlySet<string> {
  const { above, pools } = indexed(links);
  const enough = new Set(roots);

  const breaksRoot = (first: string): boolean => {
    const failed = new Set([first]);
    for (const id of failed) {
      if (enough.has(id)) return true;
      for (const { consumer, redundancy } of above.get(id) ?? []) {
        if (failed.has(consumer)) continue;
        const members = redundancy && pools.get(`${consumer} ${redundancy.pool}`);
        const left = members && shortfall(members, (other) => !failed.has(other) && up(other));
        if (!left || left.up < left.needs) failed.add(consumer);
      }
    }
    return false;
  };
  // From the roots on: what is enough makes whatever breaks it enough, which ends most looks after a step.
  for (const id of above.keys()) if (!enough.has(id) && breaksRoot(id)) enough.add(id);
  return enough;
}
