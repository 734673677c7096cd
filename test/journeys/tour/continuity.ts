import { expect, test } from 'vitest';
import { backupJob, dbArn, experiment } from '../aws-proof.ts';
import type { Walk } from './walk.ts';

const rating = { impacts: { customers: [0, 1, 2, 3, 3, 4, 4] }, dataLoss: [0, 0, 1, 2, 3, 4, 4] };

/** Every operation of the practice, as its people would come by. */
export function continuity({ desk, go, change, now, later }: Walk): void {
  const give = async (path: string, body: object = {}, who = 'dana') => {
    const answer = await go(who, 'POST', `/v1/${path}`, body);
    await desk().settled();
    return answer;
  };
  const read = (path: string) => go('dana', 'GET', `/v1/${path}`);

  test('what services need of their recovery, and what proves it', async () => {
    const attributes = { 'instance-class': 'db.t3' };
    const ci = await give('cis', {
      class: 'AWS::RDS::DBInstance',
      name: 'orders',
      arn: dbArn,
      service: 'checkout',
      attributes,
    });
    await give('impact-analyses', { service: 'checkout', rating, reviewDays: 1 });
    await change('dana', '/v1/impact-analyses/checkout', { notes: 'Asked of sales' });
    await give('impact-analyses/checkout/finalise', {}, 'femi');
    await read('impact-analyses?tier=2');
    await read('impact-analyses/checkout/timeline');
    await desk().happen(backupJob(1, now()), backupJob(2, now(), { resourceArn: `${dbArn}-2` }));
    await read('protections?state=green');
    expect(await read(`protections/${ci.id}`)).toMatchObject({ state: 'green' });
    await change('dana', `/v1/protections/${ci.id}`, { rto: 600 });
    await read(`protections/${ci.id}/timeline`);
    await desk().settled();
    await desk().forward(9 * 60);
    expect(await read('service-continuity/checkout')).toMatchObject({ red: 1, gaps: [{ kinds: ['rto'] }] });
    await read('service-continuity');
    await read('service-continuity/readiness');
    const [waiting] = (await read('quarantined-evidence')).items as { id: string }[];
    await read(`quarantined-evidence/${waiting?.id}`);
    await give(`quarantined-evidence/${waiting?.id}/release`);
    await give(`quarantined-evidence/${waiting?.id}/drop`);
    await give('impact-analyses/checkout/revise');
    await give('impact-analyses/checkout/finalise', {}, 'femi');
    await change('femi', '/v1/services/checkout', { owner: 'Sales' });
    await desk().forward(24 * 60 + 1);
    await give('impact-analyses/checkout/confirm', {}, 'femi');
  });

  test('plans, and how they are followed', async () => {
    await read('continuity-plans/automations');
    const steps = [
      { id: 'a', title: 'Restore', by: 'people', minutes: 5 },
      { id: 'b', title: 'Turn traffic', by: 'people' },
      { id: 'c', title: 'Say so', by: 'people', after: ['a', 'b'] },
    ];
    const { id } = await give('continuity-plans', { title: 'Move the shop', service: 'checkout' });
    await change('dana', `/v1/continuity-plans/${id}`, { steps });
    await give(`continuity-plans/${id}/submit`);
    await give(`continuity-plans/${id}/withdraw`);
    await give(`continuity-plans/${id}/submit`);
    await give(`approvals/${id}-2/approve`, {}, 'femi');
    await read(`continuity-plans/${id}/timeline`);
    await read('continuity-plans?service=checkout');
    const { id: run } = await give('plan-runs', { plan: id, mode: 'exercise' });
    await give(`plan-runs/${run}/fail-step`, { step: 'a', note: 'Locked' });
    await give(`plan-runs/${run}/retry-step`, { step: 'a' });
    await give(`plan-runs/${run}/complete-step`, { step: 'a' });
    await give(`plan-runs/${run}/skip-step`, { step: 'b', note: 'An exercise' });
    await read('plan-runs');
    await give(`plan-runs/${run}/complete-step`, { step: 'c' });
    await read(`plan-runs/${run}/execution`);
    await read(`plan-runs/${run}/timeline`);
    expect(await read(`plan-runs/${run}`)).toMatchObject({ state: 'completed' });
    const { id: other } = await give('plan-runs', { plan: id, mode: 'exercise' });
    await give(`plan-runs/${other}/cancel`, { reason: 'Not today' });
    const { id: old } = await give('continuity-plans', { title: 'Of old', service: 'search', steps });
    await give(`continuity-plans/${old}/retire`, {}, 'femi');
  });

  test('exercises, their results, and experiments', async () => {
    const plan = (title: string, more: object = {}) =>
      give('exercises', {
        title,
        service: 'checkout',
        sort: 'walkthrough',
        plannedFor: later(30 * 24),
        ...more,
      });
    const { id } = await plan('Walk through it', { everyDays: 100 });
    await change('dana', `/v1/exercises/${id}`, { plannedFor: later(10 * 24) });
    await give(`exercises/${id}/tasks`, { title: 'Find the key' });
    await give(`exercises/${id}/conclude`, { passed: true, findings: ['Two need the key'] });
    await give(`exercises/${id}/complete-task`, { task: 'T1' });
    await give(`exercises/${id}/reopen-task`, { task: 'T1' });
    await give(`exercises/${id}/skip-task`, { task: 'T1', note: 'It hangs there' });
    const { id: other } = await plan('Restore it');
    await give(`exercises/${other}/cancel`, { reason: 'No time' });
    await desk().happen(experiment('EXP1', 'running'), experiment('EXP1', 'completed'));
    expect((await read('exercises?closed=true')).items).toHaveLength(3);
    await read('exercises');
    await read(`exercises/${id}`);
    await read(`exercises/${id}/timeline`);
  });
}
