import * as z from 'zod';
import type { Level } from '../record/priority.ts';
import { type Observable, type Verdict, worstVerdict } from './observable.ts';
import type { Severity } from './severity.ts';

export const criteria = ['severity', 'observables', 'impact', 'spread'] as const;
export type Criterion = (typeof criteria)[number];

const Percent = z.int().min(0).max(100);

/** How much each criterion counts, in percent; together they are all of it. */
export const Weights = z
  .strictObject({ severity: Percent, observables: Percent, impact: Percent, spread: Percent })
  .refine((weights) => criteria.reduce((sum, name) => sum + weights[name], 0) === 100, 'do not total 100 %')
  .meta({ id: 'RiskWeights' });
export type Weights = z.infer<typeof Weights>;

/** What a risk is made of: each criterion with its weight, and how much of it applies, from 0 to 100. */
export const Risk = z
  .object({
    score: Percent,
    parts: z.array(z.object({ criterion: z.enum(criteria), weight: Percent, value: Percent })),
  })
  .meta({ id: 'SecurityRisk' });
export type Risk = z.infer<typeof Risk>;

type Facts = {
  readonly severity: Severity;
  readonly impact: Level;
  readonly observables: readonly Observable[];
  readonly resources: readonly string[];
};

const bySeverity: Record<Severity, number> = {
  critical: 100,
  high: 75,
  medium: 50,
  low: 25,
  informational: 0,
};
const byVerdict: Record<Verdict, number> = { malicious: 100, suspicious: 50, unknown: 20, benign: 0 };
const byImpact: Record<Level, number> = { high: 100, medium: 50, low: 10 };
/** Each resource more counts for less: one 25, two 50, four 75, eight and more 100. */
const bySpread = (count: number): number =>
  count ? Math.min(100, Math.round(25 + 25 * Math.log2(count))) : 0;

/** The weighted sum of the criteria, rounded: 0 to 100. */
export function riskOf({ severity, impact, observables, resources }: Facts, weights: Weights): Risk {
  const values: Record<Criterion, number> = {
    severity: bySeverity[severity],
    observables: observables.length ? byVerdict[worstVerdict(observables)] : 0,
    impact: byImpact[impact],
    spread: bySpread(resources.length),
  };
  const parts = criteria.map((criterion) => ({
    criterion,
    weight: weights[criterion],
    value: values[criterion],
  }));
  return {
    score: Math.round(parts.reduce((sum, { weight, value }) => sum + weight * value, 0) / 100),
    parts,
  };
}
