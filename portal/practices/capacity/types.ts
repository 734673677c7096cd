import type { CapacityMetric } from '../../../functions/capacity/capacity-metric.ts';
import type { CapacityPlan } from '../../../functions/capacity/capacity-plan.ts';
import type { DayValue } from '../../../functions/capacity/series.ts';
import type { Base } from '../../model.ts';

export type Metric = Base & Omit<CapacityMetric, 'kind'> & { steps?: string[] };
export type Plan = Base & Omit<CapacityPlan, 'kind'> & { steps?: string[] };
/** What a metric was, and what is expected of it. */
export type Series = {
  items: DayValue[];
  expected: (DayValue & { low: number; high: number })[];
};
