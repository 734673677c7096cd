import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Attainment, attainmentBy, Month } from '../attainment.ts';
import { measuredId } from '../measured.ts';
import { ClockReading } from '../reading.ts';
import { attainmentRights, serviceLevelRights as rights } from '../rights.ts';
import { ServiceLevel } from '../service-level.ts';
import { Proven } from '../trial.ts';

/** What is agreed about a record, as its clocks are read at this moment. */
export const ServiceLevelView = ServiceLevel.omit({ chain: true, levels: true, counted: true })
  .extend({ levels: z.array(ClockReading) })
  .meta({ id: 'ServiceLevelView' });

const all = '/v1/service-levels';
const one = `${all}/{id}`;

/** The clocks of records, and what came of them. */
export const serviceLevelContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listServiceLevels',
    path: all,
    summary:
      'What is live, by when it is due, of one team or of all; what was missed in a month; or what is agreed about one record',
    query: z
      .strictObject({
        ...paging,
        team: slug.optional(),
        /** Of one record alone, whether anything is live or not; one may be asked about that is the caller’s own. */
        about: measuredId.optional(),
        /** What was missed in this month, in the order in which it was, whether it is live or not. */
        missed: Month.optional(),
        agreement: slug.optional(),
        service: slug.optional(),
      })
      .refine(({ missed, agreement, service }) => missed || !(agreement || service), {
        path: ['missed'],
        message: 'is needed with an agreement or a service',
      }),
    answer: page(ServiceLevelView),
  },
  {
    method: 'GET',
    rights,
    id: 'getServiceLevel',
    path: one,
    summary: 'What is agreed about a record, by the record’s id: its clocks, in numbers and in words',
    answer: ServiceLevelView,
  },
  {
    method: 'GET',
    rights,
    id: 'readServiceLevelTimeline',
    path: `${one}/timeline`,
    summary: 'Read when its clocks moved and what they reached, with the proof of what was missed',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    method: 'GET',
    rights,
    id: 'proveServiceLevel',
    path: `${one}/proof`,
    summary: 'The working stretches that each clock has counted, and whose time it was',
    answer: page(Proven),
  },
  {
    method: 'POST',
    rights,
    id: 'recomputeServiceLevel',
    path: `${one}/recompute`,
    summary: 'Compute the clocks of a record anew from its history, by what is agreed now',
    command: 'recompute',
    ask: nothing,
    answer: ServiceLevelView,
  },
  {
    method: 'GET',
    rights: attainmentRights,
    id: 'readAttainment',
    path: '/v1/service-levels/attainment',
    summary: 'How much of what was agreed was kept, month by month, by agreement, service or team',
    query: z.strictObject({
      by: z.enum(attainmentBy).default('agreement'),
      from: Month.optional(),
      to: Month.optional(),
    }),
    answer: page(Attainment),
  },
]);
