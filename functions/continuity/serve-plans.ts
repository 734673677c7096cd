import { invalid } from '../kernel/refusal.ts';
import { named, teamIds } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf } from '../runtime/call.ts';
import { readExecution } from '../runtime/execution.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { filedScans, openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import { beginFollowing } from './beginning.ts';
import { allowedAutomations, automations } from './configured.ts';
import type { planContract } from './contract/plans.ts';
import { plans, runs } from './keep.ts';
import { known } from './known.ts';
import { executionsOf } from './machine.ts';
import { createPlan, planSteps, retirePlan, submitPlan, withdrawPlan, writePlan } from './plan.ts';
import { cancelRun, type PlanRun } from './plan-run.ts';
import { endStep, retryStep } from './running.ts';

const serve = serving(plans, named, (plan) => ({ steps: planSteps(plan) }));
/** The steps that somebody can end now. */
const openOf = ({ state, steps }: PlanRun) => ({
  next:
    state === 'running'
      ? steps.filter((step) => step.state === 'open' || step.state === 'failed').map(({ id }) => id)
      : [],
});
const following = serving(runs, named, openOf);
const machine = () => process.env.RECOVERY_MACHINE ?? '';

/** Plans, and how they are followed. */
export const servePlans: Handlers<typeof planContract> = {
  listContinuityPlans: (call) => {
    const { service, state } = call.query;
    return serve.page(call, {
      scansAt: service ? filedScans(plans, 'subject', `service#${service}`) : openScans(plans, ['all']),
      fits: (plan) => !state || plan.state === state,
    });
  },
  createContinuityPlan: async (call) => {
    const service = await known(call.ask);
    const team = call.ask.team ?? service?.team;
    if (!team) throw invalid('/team', 'is needed');
    const id = await nextNumber('continuity', 'CPL');
    return serve.create(
      call,
      createPlan({ ...call.ask, team }, id, allowedAutomations(), call.actor, call.at),
    );
  },
  listPlanAutomations: (call) => pageOf(call, automations()),
  getContinuityPlan: serve.one,
  readContinuityPlanTimeline: serve.history,
  writeContinuityPlan: (call) =>
    serve.command(call, async (before) => {
      await known(call.ask);
      return writePlan(before, call.ask, allowedAutomations(), call.actor, call.at);
    }),
  submitContinuityPlan: (call) => serve.command(call, (before) => submitPlan(before, call.actor, call.at)),
  withdrawContinuityPlan: (call) =>
    serve.command(call, (before) => withdrawPlan(before, call.actor, call.at)),
  retireContinuityPlan: (call) => serve.command(call, (before) => retirePlan(before, call.actor, call.at)),
  listPlanRuns: async (call) => {
    const { service, plan, team } = call.query;
    const teams = team ? [team] : service || plan ? [] : await teamIds();
    const scansAt = service
      ? filedScans(runs, 'subject', `service#${service}`)
      : plan
        ? filedScans(runs, 'person', `plan#${plan}`)
        : openScans(runs, teams);
    return following.page(call, { scansAt, fits: () => true });
  },
  startPlanRun: async (call) => following.create(call, await beginFollowing(call.ask, call.actor, call.at)),
  getPlanRun: following.one,
  readPlanRunTimeline: following.history,
  readPlanRunExecution: async (call) => {
    const { id } = await runs.get(call.id);
    const found = await Promise.all((await executionsOf(id)).map((name) => readExecution(machine(), name)));
    return pageOf(
      call,
      found.filter((execution) => execution !== undefined),
    );
  },
  completePlanStep: (call) =>
    following.command(call, (run) =>
      endStep(run, call.ask.step, { state: 'done', note: call.ask.note }, call.actor, call.at),
    ),
  skipPlanStep: (call) =>
    following.command(call, (run) =>
      endStep(run, call.ask.step, { state: 'skipped', note: call.ask.note }, call.actor, call.at),
    ),
  failPlanStep: (call) =>
    following.command(call, (run) =>
      endStep(run, call.ask.step, { state: 'failed', note: call.ask.note }, call.actor, call.at),
    ),
  retryPlanStep: (call) =>
    following.command(call, (run) => retryStep(run, call.ask.step, call.actor, call.at)),
  cancelPlanRun: (call) =>
    following.command(call, (run) => cancelRun(run, call.ask.reason, call.actor, call.at)),
};
