import { findIncident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { analyses, exercises, plans } from './keep.ts';
import { beginRun, type PlanRun, type StartRun } from './plan-run.ts';

type Ask = StartRun & { readonly parent?: PlanRun['parent']; readonly lead?: string };

/**
 * Begins to follow a plan as it is approved. For real it takes a major incident that is worked on.
 *
 * @throws {Refusal} `validation` for a plan, incident or exercise that is not there, `incomplete` while the plan is not approved
 */
export async function beginFollowing(
  { plan: planId, incident: why, exercise: of, lead, ...ask }: Ask,
  by: Actor,
  at: string,
): Promise<Decision<PlanRun>> {
  const [plan, incident, exercise] = await Promise.all([
    plans.find(planId),
    why ? findIncident(why) : undefined,
    of ? exercises.find(of) : undefined,
  ]);
  if (!plan) throw invalid('/plan', `there is no ${planId}`);
  if (!plan.live) throw new Refusal('incomplete', `${planId} is not approved.`);
  if (why && !ask.parent) {
    if (!incident) throw invalid('/incident', `there is no ${why}`);
    if (incident.major?.state !== 'declared') throw invalid('/incident', `${why} is no major incident`);
  }
  if (of && exercise?.state !== 'planned')
    throw invalid('/exercise', exercise ? `${of} is ${exercise.state}` : `there is no ${of}`);
  const analysis = await analyses.find(plan.live.content.service);
  const rto = ask.parent ? undefined : analysis?.agreed?.rto;
  const id = await nextNumber('continuity', 'CPR');
  const beginning = { ...ask, plan: plan.id, edition: plan.live.edition, incident: why, exercise: of, rto };
  return beginRun(plan.live.content, beginning, id, lead ?? by.id, by, at);
}
