import { api } from '../runtime/api.ts';
import { capacityContract } from './contract.ts';
import { serveMetrics } from './serve-metrics.ts';
import { servePlans } from './serve-plans.ts';

export const handler = api('capacity', capacityContract, { ...serveMetrics, ...servePlans });
