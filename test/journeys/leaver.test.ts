import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const report = async (title: string, assignee: string) => {
  const body = { title, service: 'checkout', impact: 'low', urgency: 'low' };
  const { id } = await desk.done('rosa', 'POST', '/v1/incidents', body);
  await desk.done('femi', 'POST', `/v1/incidents/${id}/assign`, { assignee });
  await desk.settled();
  return `/v1/incidents/${id}`;
};
const leaving = async (person: string) =>
  (await desk.items('admin', `/v1/people/${person}/leaving`)).map(({ kind, as }) => `${kind} ${as}`);

describe('somebody leaves', () => {
  test('and what counts on them is seen before', async () => {
    const flicker = await report('The screen flickers', 'dana');
    await desk.done('femi', 'POST', `${flicker}/declare-major`, { commander: 'dana' });
    await desk.done('femi', 'POST', `${flicker}/assign-role`, { role: 'scribe', person: 'dana' });
    const team = await desk.done('admin', 'GET', '/v1/teams/platform');
    await desk.done(
      'admin',
      'PATCH',
      '/v1/teams/platform',
      { lead: 'femi' },
      { 'if-match': `"${team.version}"` },
    );
    expect(await leaving('dana')).toEqual([
      'incident assignee',
      'incident major-role',
      'incident major-role',
      'schedule rotation',
    ]);
    expect(await leaving('femi')).toEqual(['escalation-policy target', 'team lead']);
    expect((await desk.call('dana', 'GET', '/v1/people/eli/leaving')).status).toBe(403);
  });

  test('and hands over in one go: work, shifts, policies, teams', async () => {
    const to = (person: string) => desk.call('admin', 'POST', '/v1/people/dana/hand-over', { to: person });
    expect((await to('rosa')).body).toMatchObject({ errors: [{ pointer: '/to' }] });
    expect((await to('dana')).status).toBe(400);
    expect((await to('eli')).status).toBe(200);
    await desk.done('admin', 'POST', '/v1/people/femi/hand-over', { to: 'eli' });
    await desk.settled();
    expect(await leaving('dana')).toEqual([]);
    expect(await leaving('femi')).toEqual([]);
    const [flicker] = await desk.items('eli', '/v1/incidents?mine=true');
    expect(await desk.done('eli', 'GET', `/v1/incidents/${flicker?.id}`)).toMatchObject({
      major: { roles: { 'incident-commander': { person: 'eli' }, scribe: { person: 'eli' } } },
    });
    const [primary] = await desk.items('eli', '/v1/schedules/on-call');
    expect(primary).toMatchObject({ schedule: 'primary', people: [{ id: 'eli' }] });
    expect(await desk.done('eli', 'GET', '/v1/escalation-policies/platform')).toMatchObject({
      levels: [{}, {}, { targets: [{ person: 'eli' }] }],
    });
    expect(await desk.done('eli', 'GET', '/v1/teams/platform')).toMatchObject({ lead: 'eli' });
  });

  test('without a word: their incidents go back to the queue, and what they had taken pages anew', async () => {
    const [taken, waiting] = [await report('Mails come late', 'eli'), await report('The door beeps', 'eli')];
    await desk.done('eli', 'POST', `${taken}/acknowledge`, {});
    await desk.settled();
    await desk.done('admin', 'POST', '/v1/people/eli/deactivate', {});
    await desk.settled();
    for (const path of [taken, waiting]) {
      const incident = await desk.done('femi', 'GET', path);
      expect(incident).toMatchObject({ state: 'open' });
      expect(incident).not.toHaveProperty('assignee');
    }
    expect(await desk.done('femi', 'GET', taken)).toMatchObject({ run: 2 });
    // Roles of theirs in major incidents are open, and asked for.
    const [majorOne] = await desk.items<{ id: string }>('femi', '/v1/incidents/major');
    const { major } = await desk.done('femi', 'GET', `/v1/incidents/${majorOne?.id}`);
    expect(major).toMatchObject({ state: 'declared', roles: {} });
    await expect(desk.host.token('eli')).rejects.toThrow('nobody eli');
    // The schedule shows the gap, and goes on counting on them until somebody is named.
    expect(await leaving('eli')).toEqual([
      'schedule rotation',
      'schedule rotation',
      'escalation-policy target',
      'team lead',
    ]);
  });

  test('and every right that went is in the history', async () => {
    const [last] = await desk.items('femi', '/v1/rights-changes?person=eli');
    expect(last).toMatchObject({
      event: 'person.deactivated',
      by: 'admin',
      source: 'hand',
      lost: { roles: ['agent'], teams: ['platform'] },
    });
  });
});
