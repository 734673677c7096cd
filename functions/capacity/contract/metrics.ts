import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddCapacityMetric, CapacityMetric, ChangeCapacityMetric, metricStates } from '../capacity-metric.ts';
import { metricRights as rights } from '../rights.ts';
import { DayValue } from '../series.ts';

const view = CapacityMetric.omit({ chain: true, clocks: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'CapacityMetricView' });
const one = '/v1/capacity-metrics/{id}';
const command = { method: 'POST', rights, ask: nothing, answer: view } as const;

/** What a metric was on each day, and what is expected of the days to come. */
export const CapacitySeries = z
  .object({
    items: z.array(DayValue),
    expected: z.array(DayValue.extend({ low: z.number(), high: z.number() })),
  })
  .meta({ id: 'CapacitySeries' });

/** Metrics whose end is watched for. */
export const metricContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listCapacityMetrics',
    path: '/v1/capacity-metrics',
    summary: 'List what is watched, what runs out first; of a state, of an item or of a service',
    query: z.strictObject({
      ...paging,
      state: z.enum(metricStates).optional(),
      service: slug.optional(),
      ci: z.string().max(20).optional(),
      team: slug.optional(),
    }),
    answer: page(view),
  },
  {
    ...command,
    id: 'addCapacityMetric',
    path: '/v1/capacity-metrics',
    summary: 'Have a metric of CloudWatch watched, of an item or of a whole service',
    command: 'create',
    ask: AddCapacityMetric,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getCapacityMetric',
    path: one,
    summary: 'Read what is watched, with its forecast',
    answer: view,
  },
  {
    method: 'GET',
    rights,
    id: 'readCapacityMetricTimeline',
    path: `${one}/timeline`,
    summary: 'Read what was found about it, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    method: 'GET',
    rights,
    id: 'readCapacitySeries',
    path: `${one}/series`,
    summary: 'Read its daily values, and what is expected of the days to come with the 80 % interval',
    query: z.strictObject({
      /** Days back. */
      days: z.coerce.number().int().min(14).max(400).default(90),
      /** Days to come. */
      ahead: z.coerce.number().int().min(0).max(180).default(60),
    }),
    answer: CapacitySeries,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeCapacityMetric',
    path: one,
    summary: 'Change its limit, or what is said of it',
    command: 'change',
    ask: ChangeCapacityMetric,
  },
  {
    ...command,
    id: 'measureCapacityMetric',
    path: `${one}/measure`,
    summary: 'Measure it now, and not in the night',
    command: 'measure',
  },
  {
    ...command,
    id: 'retireCapacityMetric',
    path: `${one}/retire`,
    summary: 'Watch it no more',
    command: 'retire',
  },
  {
    ...command,
    id: 'restoreCapacityMetric',
    path: `${one}/restore`,
    summary: 'Watch it again',
    command: 'restore',
  },
]);
