import { type Capability, chainTimes, gapsOf, type Need } from './chain.ts';
import type { Objective } from './objective.ts';
import type { Gap } from './standing.ts';

type Named = { readonly id: string; readonly title: string };
type Below = {
  readonly roots: readonly string[];
  readonly items: readonly Named[];
  readonly needs: readonly Need[];
};
/** Another service that it needs, with what was agreed on for that one. */
type Other = Named & { readonly agreed?: Objective | undefined };

const shown = 200;

/** In which ways another service promises less than is needed of it. */
function serviceGap(need: Objective, { id, title, agreed }: Other): Gap[] {
  if (!agreed) return [{ of: id, title, kinds: ['unanalysed'] }];
  const kinds = (['rto', 'rpo', 'tier'] as const).filter((name) => agreed[name] > need[name]);
  return kinds.length ? [{ of: id, title, kinds }] : [];
}

/**
 * Whatever a service needs that is worse than it has to be: items by themselves or together with what they wait for, and services.
 * `unknown` are the items of which nobody knows how fast they recover; `recovery` is when everything is back.
 */
export function findGaps(
  need: Objective | undefined,
  { roots, items, needs }: Below,
  capability: (item: string) => Capability,
  others: readonly Other[],
): { gaps: Gap[]; unknown: number; recovery: number } {
  const times = chainTimes(
    items.map(({ id }) => id),
    needs,
    (id) => capability(id).rto,
  );
  const recovery = Math.max(0, ...roots.map((id) => times.get(id) ?? 0));
  if (!need) return { gaps: [], unknown: 0, recovery };
  const found = items.map(({ id, title }) => {
    const time = times.get(id) ?? 0;
    return { of: id, title, kinds: gapsOf(need, capability(id), time), recovery: time };
  });
  const real = found.flatMap(({ kinds, ...one }) => {
    const known = kinds.filter((kind) => kind !== 'unknown');
    return known.length ? [{ ...one, kinds: known }] : [];
  });
  const unknown = found.filter(({ kinds }) => kinds.includes('unknown')).length;
  const services = others.flatMap((other) => serviceGap(need, other));
  return { gaps: [...services, ...real].slice(0, shown), unknown, recovery };
}
