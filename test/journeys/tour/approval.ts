import { test } from 'vitest';
import type { Walk } from './walk.ts';

const plans = { implementation: 'Switch it over', backout: 'Switch it back', test: 'Look at it' };
const deadlines = { remind: 60, expire: 180 };

/** Every operation of approvals and CABs, as their people would come by. */
export function approval({ desk, go, change, later }: Walk): void {
  const put = async (title: string) => {
    const ask = { title, type: 'emergency', services: ['checkout'], plans };
    const { id } = await go('dana', 'POST', '/v1/changes', ask);
    await go('dana', 'POST', `/v1/changes/${id}/submit`, {});
    await desk().settled();
    return String(id);
  };

  test('what managers rule about approvals', async () => {
    await go('femi', 'POST', '/v1/cabs', {
      id: 'emergency',
      name: 'Emergency CAB',
      members: ['femi', 'eli'],
      chair: 'femi',
      recurrence: { every: 'month', weekday: 1, week: 'last' },
      time: '14:00',
      timeZone: 'Europe/Berlin',
    });
    await change('femi', '/v1/cabs/emergency', { horizonDays: 14 });
    await go('femi', 'GET', '/v1/cabs');
    await go('femi', 'POST', '/v1/approval-policies', {
      id: 'urgent',
      name: 'Emergencies',
      condition: { field: 'type', is: 'emergency' },
      steps: [
        { name: 'A colleague', approvers: [{ person: 'eli' }, { person: 'admin' }], deadlines },
        { name: 'Emergency CAB', approvers: [{ cab: 'emergency' }], deadlines },
      ],
    });
    await change('femi', '/v1/approval-policies/urgent', { name: 'Urgent' });
    await go('femi', 'GET', '/v1/approval-policies');
    const until = later(48);
    const { id } = await go('eli', 'POST', '/v1/delegations', { to: 'femi', from: later(0), until });
    await go('eli', 'GET', '/v1/delegations');
    await go('eli', 'POST', `/v1/delegations/${id}/cancel`, {});
  });

  test('an approval from the question to the meeting', async () => {
    const id = await put('Turn the old cache off');
    await go('femi', 'POST', '/v1/approval-policies/trial', { about: id });
    await go('eli', 'GET', '/v1/approvals?waiting=me');
    await go('eli', 'POST', `/v1/approvals/${id}-1/approve`, { comment: 'High time.' });
    await desk().settled();
    await go('femi', 'GET', '/v1/cabs/emergency/agenda');
    const { id: meeting } = await go('femi', 'POST', '/v1/cab-meetings', {
      cab: 'emergency',
      present: ['femi'],
    });
    const at = `/v1/cab-meetings/${meeting}`;
    await go('femi', 'POST', `${at}/attend`, { present: ['femi', 'eli'] });
    await go('femi', 'POST', `${at}/decide`, { about: id, round: 1, decision: 'approve' });
    await go('femi', 'GET', at);
    await go('femi', 'POST', `${at}/close`, {});
    await go('femi', 'GET', '/v1/cab-meetings?cab=emergency');
    await desk().settled();
    await go('dana', 'GET', `/v1/approvals/${id}-1`);
    await go('dana', 'GET', `/v1/approvals/${id}-1/timeline`);
    await go('dana', 'GET', `/v1/approvals/${id}-1/execution`);
  });

  test('and one that is turned down', async () => {
    const id = await put('Turn everything off');
    await go('admin', 'POST', `/v1/approvals/${id}-1/reject`, { comment: 'Why?' });
    await go('eli', 'POST', `/v1/approvals/${id}-1/reject`, { comment: 'No.' });
    await desk().settled();
    await go('dana', 'GET', `/v1/approvals?about=${id}`);
  });

  test('a request that is asked for twice before it is approved', async () => {
    const fields = [{ name: 'cost', label: 'What does it cost?', type: 'number' }];
    const item = { id: 'screen', name: 'A screen', fields, approvals: { manager: true } };
    await desk().done('femi', 'POST', '/v1/catalogue-items', item);
    await desk().done('femi', 'POST', '/v1/catalogue-items/screen/publish', {});
    await change('admin', '/v1/people/rosa', { manager: 'femi' });
    const { id } = await desk().done('rosa', 'POST', '/v1/requests', {
      item: 'screen',
      answers: { cost: 1 },
    });
    await desk().settled();
    await go('rosa', 'POST', `/v1/requests/${id}/revise`, { answers: { cost: 2 } });
    await desk().settled();
    await go('femi', 'POST', `/v1/approvals/${id}-2/approve`, {});
    await desk().settled();
  });
}
