import * as z from 'zod';
import { testedWithin, tiers } from './objective.ts';
import type { ServiceContinuity } from './standing.ts';

const day = 86_400_000;

/** How ready a service is: `ready` when its newest exercise passed, and was not too long ago for its tier. */
export const readinesses = ['ready', 'failed', 'outdated', 'untested'] as const;
export type Readiness = (typeof readinesses)[number];

/** One tier of the report: how many services it has, how many have a plan, and how ready they are. */
export const TierReadiness = z
  .object({
    tier: z.int(),
    testedWithinDays: z.int(),
    services: z.int(),
    planned: z.int(),
    ready: z.int(),
    failed: z.int(),
    outdated: z.int(),
    untested: z.int(),
    gaps: z.int(),
    red: z.int(),
  })
  .meta({ id: 'TierReadiness' });
export type TierReadiness = z.infer<typeof TierReadiness>;

/** How ready a service is at a moment. @param exercise its newest one */
export function readinessOf(
  { objective, exercise }: Pick<ServiceContinuity, 'objective' | 'exercise'>,
  at: string,
): Readiness {
  if (!exercise) return 'untested';
  if (!exercise.passed) return 'failed';
  const within = (testedWithin[objective?.tier ?? 4] ?? 730) * day;
  return Date.parse(at) - Date.parse(exercise.at) <= within ? 'ready' : 'outdated';
}

/** The report of readiness: tier by tier what is tested within its time, and passed. @param red items of each service that are red */
export function readinessReport(
  all: readonly ServiceContinuity[],
  red: ReadonlyMap<string, number>,
  at: string,
): TierReadiness[] {
  return tiers.map((tier) => {
    const its = all.filter(({ objective }) => objective?.tier === tier);
    const how = its.map((one) => readinessOf(one, at));
    const count = (readiness: Readiness) => how.filter((one) => one === readiness).length;
    return {
      tier,
      testedWithinDays: testedWithin[tier] as number,
      services: its.length,
      planned: its.filter(({ plan }) => plan).length,
      ready: count('ready'),
      failed: count('failed'),
      outdated: count('outdated'),
      untested: count('untested'),
      gaps: its.filter(({ gaps }) => gaps.length).length,
      red: its.filter(({ id }) => red.get(id)).length,
    };
  });
}
