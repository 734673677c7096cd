import { records } from '../runtime/records.ts';
import { CapacityMetric, metricKeys } from './capacity-metric.ts';
import { CapacityPlan, planKeys } from './capacity-plan.ts';

const practice = 'capacity';

/** Where the metrics are kept whose end is watched for. */
export const metrics = /* @__PURE__ */ records<CapacityMetric>({
  practice,
  kind: 'capacity-metric',
  schema: CapacityMetric,
  keysOf: metricKeys,
});

/** Where capacity plans are kept. */
export const plans = /* @__PURE__ */ records<CapacityPlan>({
  practice,
  kind: 'capacity-plan',
  schema: CapacityPlan,
  keysOf: planKeys,
});
