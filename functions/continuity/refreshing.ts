import { activeServices, cisOf, findService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { type Ground, groundOf } from './below.ts';
import { findGaps } from './gaps.ts';
import type { ImpactAnalysis } from './impact-analysis.ts';
import { analyses, protections, standings } from './keep.ts';
import type { Objective } from './objective.ts';
import { capabilityOf, type Item, needBy } from './protection.ts';
import { restate, type ServiceContinuity } from './standing.ts';

const width = 8;
type Fields = Omit<ServiceContinuity, 'version' | 'chain'>;

/** What a service needs of each item from now on, item by item; what it needs no more is taken away. */
async function mark(
  service: string,
  items: readonly Item[],
  need: Objective | undefined,
  gone: readonly string[],
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  const one = (item: Item, wanted: Objective | undefined) =>
    retryingRaces(async () => {
      const decision = needBy(await protections.find(item.id), item, service, wanted, by, now);
      if (decision) await protections.save(decision, { depth });
    });
  await someAtOnce(items, width, (item) => one(item, need));
  const known = new Map((await cisOf(gone)).map((ci) => [ci.id, ci]));
  await someAtOnce(gone, width, (id) => one(known.get(id) ?? { id, title: id, class: 'unknown' }, undefined));
}

async function gapsBelow(id: string, need: Objective | undefined, ground: Ground) {
  const known = new Map(
    (await protections.all(ground.items.map((item) => item.id))).map((one) => [one.id, one]),
  );
  const direct = ground.services.find((service) => service.id === id)?.dependsOn ?? [];
  const agreed = new Map((await analyses.all(direct)).map((one) => [one.id, one.agreed]));
  const others = direct.map((other) => ({
    id: other,
    title: ground.services.find((service) => service.id === other)?.name ?? other,
    agreed: agreed.get(other),
  }));
  const capability = (item: string) => {
    const found = known.get(item);
    return found ? capabilityOf(found) : {};
  };
  return findGaps(need, ground, capability, others);
}

const bare = ({ id, title, team }: ImpactAnalysis): Fields => ({
  ...{ id, kind: 'service-continuity', title, team },
  ...{ items: [], gaps: [], unknown: 0 },
});

/**
 * Walks from a service to everything that it needs, and says there and on its own record what follows. What it was made of before is
 * kept until the last item knows: so a crash, or another walk at the same time, leaves nothing behind. Doing it again changes nothing.
 */
export async function refreshService(id: string, by: Actor, now: string, depth: number): Promise<void> {
  const [analysis, before] = await Promise.all([analyses.find(id), standings.find(id)]);
  if (!analysis) return;
  const ground = await groundOf(id);
  const need = ground.services.some((service) => service.id === id) ? analysis.agreed : undefined;
  const objective = need && { rto: need.rto, rpo: need.rpo, tier: need.tier };
  const items = ground.items.map((item) => item.id).sort();
  const had = before?.items ?? [];
  const gone = had.filter((item) => !items.includes(item));
  const both = { ...(before ?? bare(analysis)), items: [...new Set([...had, ...items])].sort() };
  const begun = restate(before, both, 'walked', by, now);
  const standing = begun ? await standings.save(begun, { depth }) : before;
  await mark(id, ground.items, objective, gone, by, now, depth);
  const { objective: _, truncated: __, ...rest } = standing as ServiceContinuity;
  const found = await gapsBelow(id, objective, ground);
  const service = await findService(id);
  const next: Fields = {
    ...rest,
    items,
    title: service?.name ?? analysis.title,
    team: service?.team ?? analysis.team,
    ...found,
    ...(objective && { objective }),
    ...(ground.truncated && { truncated: true }),
  };
  const decision = restate(standing, next, 'refreshed', by, now);
  if (decision) await standings.save(decision, { depth });
}

/** The services that need one of these, directly, beside themselves: what is agreed for them is held against these. */
export async function withDependents(ids: readonly string[]): Promise<string[]> {
  const found = new Set(ids);
  const services = await activeServices();
  // What a service inherits goes along all its dependencies.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, dependsOn = [] } of services)
      if (dependsOn.some((other) => found.has(other))) found.add(id);
  }
  return [...found];
}
