import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page } from '../../kernel/wire.ts';
import { units } from '../measure.ts';
import { periods } from '../period.ts';
import { Report } from '../report.ts';
import { reportRights as rights } from '../rights.ts';

const Defined = z
  .object({
    id: z.string(),
    title: z.string(),
    about: z.string(),
    unit: z.enum(units),
    better: z.enum(['less', 'more']).optional(),
    formula: z.string(),
    source: z.string(),
    byPriority: z.boolean().optional(),
    monthly: z.boolean().optional(),
  })
  .meta({ id: 'Measure' });

/** What figures are asked for: of which time, team, service and priority. */
export const ReportQuery = z.strictObject({
  period: z.enum(periods).default('last-30-days'),
  /** Instead of a period: from this day on, by default 30 days before the last one. */
  from: z.iso.date().optional(),
  /** Until this day, with it; by default today. */
  to: z.iso.date().optional(),
  team: slug.optional(),
  service: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is not the id of a service')
    .optional(),
  /** Of incidents alone; other figures are of all. */
  priority: z.coerce.number().int().min(1).max(5).optional(),
});

/** Figures over HTTP. */
export const reportContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listMeasures',
    path: '/v1/reports/measures',
    summary: 'How each figure is defined: its unit, its formula, and what it is computed from',
    answer: page(Defined),
  },
  {
    method: 'GET',
    rights,
    id: 'readReport',
    path: '/v1/reports',
    summary: 'The figures of a period and of the one before, their course, and what is open now',
    query: ReportQuery,
    answer: Report,
  },
]);
