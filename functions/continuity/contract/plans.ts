import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Execution } from '../../record/execution.ts';
import { ContinuityPlan, CreatePlan, WritePlan } from '../plan.ts';
import { CancelRun, CompleteStep, FailStep, PlanRun, RetryStep, SkipStep, StartRun } from '../plan-run.ts';
import { automationArn, planId } from '../plan-step.ts';
import { planRights, runRights } from '../rights.ts';
import { reading, steps } from './view.ts';

const view = ContinuityPlan.omit({ chain: true, clocks: true })
  .extend(steps)
  .meta({ id: 'ContinuityPlanView' });
const run = PlanRun.omit({ chain: true, clocks: true })
  .extend({ next: z.array(z.string()).optional() })
  .meta({ id: 'PlanRunView' });
const one = '/v1/continuity-plans/{id}';
const oneRun = '/v1/plan-runs/{id}';
const command = { method: 'POST', rights: planRights, answer: view } as const;
const act = { method: 'POST', rights: runRights, answer: run } as const;
const Automation = z.object({ arn: automationArn, name: z.string() }).meta({ id: 'PlanAutomation' });

/** Plans, and how they are followed. */
export const planContract = contract([
  {
    method: 'GET',
    rights: planRights,
    id: 'listContinuityPlans',
    path: '/v1/continuity-plans',
    summary: 'List continuity plans, of one service or all',
    query: z.strictObject({
      ...paging,
      service: slug.optional(),
      state: ContinuityPlan.shape.state.optional(),
    }),
    answer: page(view),
  },
  {
    ...command,
    id: 'createContinuityPlan',
    path: '/v1/continuity-plans',
    summary: 'Begin a plan as a draft',
    command: 'create',
    ask: CreatePlan,
    status: 201,
  },
  {
    method: 'GET',
    rights: planRights,
    id: 'listPlanAutomations',
    path: '/v1/continuity-plans/automations',
    summary: 'The functions that the configuration lets plans run',
    answer: page(Automation),
  },
  ...reading('ContinuityPlan', one, planRights, view, 'a continuity plan'),
  {
    ...command,
    method: 'PATCH',
    id: 'writeContinuityPlan',
    path: one,
    summary: 'Write on its next edition',
    command: 'write',
    ask: WritePlan,
  },
  {
    ...command,
    id: 'submitContinuityPlan',
    path: `${one}/submit`,
    summary: 'Put what is written to the vote',
    command: 'submit',
    ask: nothing,
  },
  {
    ...command,
    id: 'withdrawContinuityPlan',
    path: `${one}/withdraw`,
    summary: 'Take it back from the vote',
    command: 'withdraw',
    ask: nothing,
  },
  {
    ...command,
    id: 'retireContinuityPlan',
    path: `${one}/retire`,
    summary: 'Nobody follows it any more',
    command: 'retire',
    ask: nothing,
  },
  {
    method: 'GET',
    rights: runRights,
    id: 'listPlanRuns',
    path: '/v1/plan-runs',
    summary: 'List runs: those of this moment, or all of a service or a plan, the newest first',
    query: z
      .strictObject({ ...paging, service: slug.optional(), plan: planId.optional(), team: slug.optional() })
      .refine(
        ({ service, plan, team }) => [service, plan, team].filter(Boolean).length < 2,
        'ask by one of service, plan, team',
      ),
    answer: page(run),
  },
  {
    ...act,
    id: 'startPlanRun',
    path: '/v1/plan-runs',
    summary: 'Follow an approved plan, as an exercise or for real because of a major incident',
    command: 'create',
    ask: StartRun,
    status: 201,
  },
  ...reading('PlanRun', oneRun, runRights, run, 'how a plan is followed'),
  {
    method: 'GET',
    rights: runRights,
    id: 'readPlanRunExecution',
    path: `${oneRun}/execution`,
    summary: 'The machine that runs it, as it can be drawn, the newest first',
    answer: page(Execution),
  },
  {
    ...act,
    id: 'completePlanStep',
    path: `${oneRun}/complete-step`,
    summary: 'A step is done',
    command: 'complete-step',
    ask: CompleteStep,
  },
  {
    ...act,
    id: 'skipPlanStep',
    path: `${oneRun}/skip-step`,
    summary: 'A step is not needed, and why',
    command: 'skip-step',
    ask: SkipStep,
  },
  {
    ...act,
    id: 'failPlanStep',
    path: `${oneRun}/fail-step`,
    summary: 'A step cannot be done, and why',
    command: 'fail-step',
    ask: FailStep,
  },
  {
    ...act,
    id: 'retryPlanStep',
    path: `${oneRun}/retry-step`,
    summary: 'Try a step again that failed',
    command: 'retry-step',
    ask: RetryStep,
  },
  {
    ...act,
    id: 'cancelPlanRun',
    path: `${oneRun}/cancel`,
    summary: 'End it before its end, and why',
    command: 'cancel',
    ask: CancelRun,
  },
]);
