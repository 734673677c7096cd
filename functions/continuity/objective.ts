import * as z from 'zod';

/** Minutes, as every objective and timing of continuity is said; ten years are more than anybody plans for. */
export const minutes = z
  .int()
  .min(0)
  .max(10 * 365 * 24 * 60);

/** Recovery tiers: what belongs to the first is recovered first. */
export const tiers = [1, 2, 3, 4] as const;
export const Tier = z.int().min(1).max(4);

/** What recovery has to reach: back after `rto` minutes, with no more lost than the last `rpo` minutes. */
export const Objective = z
  .object({ rto: minutes, rpo: minutes, tier: Tier })
  .meta({ id: 'RecoveryObjective' });
export type Objective = z.infer<typeof Objective>;

// Read a row as: up to so many minutes of RTO, and of RPO, it is this tier. What is beyond all is the last one.
const bounds = [
  { tier: 1, rto: 60, rpo: 15 },
  { tier: 2, rto: 240, rpo: 240 },
  { tier: 3, rto: 1_440, rpo: 1_440 },
] as const;

/**
 * The recovery tier of an objective: the stricter of what its RTO and its RPO ask for. Tier 1 is an RTO of at most an hour or an RPO
 * of at most 15 minutes; tier 2, four hours; tier 3, a day; tier 4 is the rest.
 */
export const tierOf = ({ rto, rpo }: Pick<Objective, 'rto' | 'rpo'>): number =>
  bounds.find((bound) => rto <= bound.rto || rpo <= bound.rpo)?.tier ?? 4;

/** The strictest of several objectives, each part by itself; undefined of none. */
export function strictest(all: readonly Objective[]): Objective | undefined {
  if (!all.length) return undefined;
  const least = (of: (one: Objective) => number) => Math.min(...all.map(of));
  return { rto: least(({ rto }) => rto), rpo: least(({ rpo }) => rpo), tier: least(({ tier }) => tier) };
}

/** Within how many days a service of a tier has to be tested, so that its report says ready. */
export const testedWithin: Readonly<Record<number, number>> = { 1: 180, 2: 365, 3: 365, 4: 730 };
