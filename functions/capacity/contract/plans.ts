import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import {
  AddCapacityPlan,
  CapacityPlan,
  ChangeCapacityPlan,
  DecideCapacity,
  ReviewCapacity,
  WithdrawCapacity,
} from '../capacity-plan.ts';
import { planRights as rights } from '../rights.ts';

const view = CapacityPlan.omit({ chain: true, clocks: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'CapacityPlanView' });
const one = '/v1/capacity-plans/{id}';
const command = { method: 'POST', rights, answer: view } as const;
const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();

/** Plans to have enough. */
export const planContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listCapacityPlans',
    path: '/v1/capacity-plans',
    summary:
      'List plans by the day of their review; with `closed=true` those that are over; or all of a service',
    query: z.strictObject({ ...paging, service: slug.optional(), closed: yes, due: yes }),
    answer: page(view),
  },
  {
    ...command,
    id: 'writeCapacityPlan',
    path: '/v1/capacity-plans',
    summary: 'Write a plan: the demand, ways to meet it, and what they cost',
    command: 'create',
    ask: AddCapacityPlan,
    status: 201,
  },
  { method: 'GET', rights, id: 'getCapacityPlan', path: one, summary: 'Read a plan', answer: view },
  {
    method: 'GET',
    rights,
    id: 'readCapacityPlanTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what of a plan, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeCapacityPlan',
    path: one,
    summary: 'Write it anew, as long as nothing is decided',
    command: 'change',
    ask: ChangeCapacityPlan,
  },
  {
    ...command,
    id: 'decideCapacityPlan',
    path: `${one}/decide`,
    summary: 'Decide on one of its options, and say why',
    command: 'decide',
    ask: DecideCapacity,
  },
  {
    ...command,
    id: 'reviewCapacityPlan',
    path: `${one}/review`,
    summary: 'Say what became of it, and when it is looked at again, if at all',
    command: 'review',
    ask: ReviewCapacity,
  },
  {
    ...command,
    id: 'withdrawCapacityPlan',
    path: `${one}/withdraw`,
    summary: 'It is not followed, and why',
    command: 'withdraw',
    ask: WithdrawCapacity,
  },
  {
    ...command,
    id: 'reopenCapacityPlan',
    path: `${one}/reopen`,
    summary: 'Think it over: a draft again',
    command: 'reopen',
    ask: nothing,
  },
]);
