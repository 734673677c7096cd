import { invalid } from '../kernel/refusal.ts';
import { named } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { filedScans, openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import {
  addPlan,
  changePlan,
  decidePlan,
  planSteps,
  reopenPlan,
  reviewPlan,
  withdrawPlan,
} from './capacity-plan.ts';
import type { planContract } from './contract/plans.ts';
import { plans } from './keep.ts';
import { known } from './known.ts';

const serve = serving(plans, named, (plan) => ({ steps: planSteps(plan) }));

/** Plans to have enough, from the demand to the review. */
export const servePlans: Handlers<typeof planContract> = {
  listCapacityPlans: (call) => {
    const { service, closed, due } = call.query;
    return serve.page(call, {
      scansAt: service
        ? filedScans(plans, 'subject', `service:${service}`)
        : openScans(plans, [closed ? 'over' : 'open'], closed === true),
      fits: (plan) => !due || plan.due === true,
    });
  },
  writeCapacityPlan: async (call) => {
    const service = await known(call.ask);
    const team = call.ask.team ?? service?.team;
    if (!team) throw invalid('/team', 'is needed');
    const id = await nextNumber('capacity', 'CAP');
    return serve.create(call, addPlan({ ...call.ask, team }, id, call.actor, call.at));
  },
  getCapacityPlan: serve.one,
  readCapacityPlanTimeline: serve.history,
  changeCapacityPlan: (call) =>
    serve.command(call, async (before) => {
      await known(call.ask);
      return changePlan(before, call.ask, call.actor, call.at);
    }),
  decideCapacityPlan: (call) =>
    serve.command(call, (before) => decidePlan(before, call.ask, call.actor, call.at)),
  reviewCapacityPlan: (call) =>
    serve.command(call, (before) => reviewPlan(before, call.ask, call.actor, call.at)),
  withdrawCapacityPlan: (call) =>
    serve.command(call, (before) => withdrawPlan(before, call.ask, call.actor, call.at)),
  reopenCapacityPlan: (call) => serve.command(call, (before) => reopenPlan(before, call.actor, call.at)),
};
