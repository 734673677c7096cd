import type { Desk } from '../desk.ts';
import { backupJob } from './aws-proof.ts';

const rating = { impacts: { customers: [0, 1, 2, 3, 3, 4, 4] }, dataLoss: [0, 0, 1, 2, 3, 4, 4] };

/** Analyses, plans, runs and exercises in most states, so that most that can be asked of them can be done. */
export async function seedContinuity(
  desk: Desk,
  ids: Record<string, string[]>,
  known: Record<string, (string | number)[]>,
): Promise<void> {
  const give = (path: string, ask: object = {}, who = 'femi') => desk.done(who, 'POST', `/v1/${path}`, ask);
  for (const service of ['checkout', 'search']) await give('impact-analyses', { service, rating });
  await give('impact-analyses/checkout/finalise');
  const steps = [{ id: 'restore', title: 'Restore', by: 'people' }];
  const plans: string[] = [];
  for (let n = 0; n < 6; n++) {
    const { id } = await give('continuity-plans', { title: `Plan ${n}`, service: 'checkout', steps }, 'dana');
    plans.push(String(id));
  }
  for (const id of plans.slice(2)) await give(`continuity-plans/${id}/submit`, {}, 'dana');
  await desk.settled();
  for (const id of plans.slice(4)) await give(`approvals/${id}-1/approve`);
  await desk.settled();
  const runs: string[] = [];
  for (let n = 0; n < 8; n++)
    runs.push(String((await give('plan-runs', { plan: plans[4], mode: 'exercise' })).id));
  await desk.settled();
  for (const id of runs.slice(6))
    await give(`plan-runs/${id}/fail-step`, { step: 'restore', note: 'Locked' });
  const exercises: string[] = [];
  for (let n = 1; n < 7; n++) {
    const plannedFor = new Date(desk.host.clock.now() + n * 86_400_000).toISOString();
    const ask = { title: `Exercise ${n}`, service: 'search', sort: 'walkthrough', plannedFor };
    const { id } = await give('exercises', ask);
    await give(`exercises/${id}/tasks`, { title: 'Look' });
    exercises.push(String(id));
  }
  const at = new Date(desk.host.clock.now()).toISOString();
  await desk.happen(
    ...[1, 2, 3, 4].map((n) =>
      backupJob(n, at, { resourceArn: `arn:aws:rds:eu-central-1:123456789012:db:unknown-${n}` }),
    ),
  );
  const evidence = await desk.items<{ id: string }>('dana', '/v1/quarantined-evidence');
  const protections = await desk.items<{ id: string }>('dana', '/v1/protections');
  Object.assign(ids, {
    'impact-analyses': ['checkout', 'search'],
    'service-continuity': ['checkout'],
    'continuity-plans': plans,
    'plan-runs': runs,
    exercises,
    'quarantined-evidence': evidence.map(({ id }) => id),
    protections: protections.map(({ id }) => id),
  });
  known.plan = plans.slice(4);
}
