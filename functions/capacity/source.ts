import * as z from 'zod';
import { line } from '../kernel/text.ts';

/** The plain statistics; percentiles and trimmed ones are taken as well. */
export const statistics = ['Average', 'Maximum', 'Minimum', 'Sum', 'SampleCount', 'p95', 'p99'] as const;

const statistic = z
  .string()
  .max(40)
  .regex(
    /^(Average|Sum|Minimum|Maximum|SampleCount|(p|tm|tc|ts|wm)(100|\d{1,2})(\.\d{1,10})?)$/,
    'is not a statistic such as Average, Maximum or p99',
  );

/** Which metric of CloudWatch is read, as `GetMetricData` wants it. */
export const MetricSource = z
  .strictObject({
    namespace: line(255),
    name: line(255),
    dimensions: z
      .record(z.string().min(1).max(255), z.string().min(1).max(1024))
      .refine((all) => Object.keys(all).length <= 30, 'a metric has 30 dimensions at most')
      .default({}),
    statistic: statistic.default('Average'),
    /** The sum of a period, as so much a second. */
    perSecond: z.boolean().default(false),
    /** Without it, the desk's own. */
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region such as eu-west-1')
      .optional(),
    /** Of an account whose metrics this one may read (cross-account observability). */
    account: z
      .string()
      .regex(/^\d{12}$/, 'an account has 12 digits')
      .optional(),
  })
  .meta({ id: 'MetricSource' });
export type MetricSource = z.infer<typeof MetricSource>;
