import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Composition } from '../composition.ts';
import { periodNames } from '../period.ts';
import { AvailabilityReport } from '../report.ts';
import { availabilityRights as rights } from '../rights.ts';

const period = z.enum(periodNames).default('last-30-days');
const look = { method: 'GET', rights } as const;
const one = '/v1/service-availability/{id}';

/** How much services were there. */
export const figureContract = contract([
  {
    ...look,
    id: 'listServiceAvailability',
    path: '/v1/service-availability',
    summary: 'How much each service was there in a period, with its error budget of the month',
    query: z.strictObject({ ...paging, period }),
    answer: page(AvailabilityReport),
  },
  {
    ...look,
    id: 'readServiceAvailability',
    path: one,
    summary: 'How much one service and its offerings were there, period by period',
    query: z.strictObject({ period }),
    answer: AvailabilityReport,
  },
  {
    ...look,
    id: 'readServiceComposition',
    path: `${one}/components`,
    summary:
      'What its components make of a service, as designed and as achieved: the costliest, and single points of failure',
    query: z.strictObject({ period }),
    answer: Composition,
  },
]);
