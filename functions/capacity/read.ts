import type { CapacityMetric } from './capacity-metric.ts';
import { metrics } from './keep.ts';
import { grounds, relief, shortage } from './words.ts';

export type { CapacityMetric };
export { grounds, relief, shortage };

/** The metric as it is now; undefined when there is none. */
export const findCapacityMetric = (id: string): Promise<CapacityMetric | undefined> => metrics.find(id);
