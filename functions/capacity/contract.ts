import { contract } from '../kernel/contract.ts';
import { metricContract } from './contract/metrics.ts';
import { planContract } from './contract/plans.ts';

/** Capacity over HTTP. */
export const capacityContract = contract([...metricContract, ...planContract]);
