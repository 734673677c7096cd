import { expect, test } from 'vitest';
import { visit } from '../visit.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function people({ desk, go, change }: Walk): void {
  /** Adds a webhook as its owner would: the code comes through the webhook, and nothing else does before it is typed in. */
  async function confirmContact(person: string, hook: { type: string; url: string }): Promise<void> {
    const { contacts } = await go(person, 'POST', `/v1/people/${person}/contacts`, hook);
    const { id } = (contacts as { id: string; type: string }[]).find(({ type }) => type === 'webhook') ?? {};
    await desk().forward(2);
    const one = `/v1/people/${person}/contacts/${id}`;
    await go(person, 'POST', `${one}/send-code`, {});
    await desk().settled();
    const sent = desk()
      .host.webhooks.list()
      .filter(({ url }) => url === hook.url);
    expect(sent).toHaveLength(2);
    const { code } = JSON.parse(sent.at(-1)?.body ?? '{}') as { code: string };
    await go(person, 'POST', `${one}/verify`, { code });
  }

  test('people, teams and roles', async () => {
    await go('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
    await change('admin', '/v1/teams/payments', { name: 'Payments and billing' });
    await go('dana', 'GET', '/v1/teams');
    const hook = { type: 'webhook', url: 'https://hooks.example/dana' };
    await go('admin', 'POST', '/v1/people', {
      name: 'Gus Hale',
      email: 'gus@desk.example',
      roles: ['agent'],
      teams: ['payments'],
      contacts: [hook],
    });
    await desk().settled();
    await change('admin', '/v1/people/gus-hale', { roles: ['agent', 'manager'] });
    await confirmContact('dana', hook);
    await go('admin', 'POST', '/v1/people/gus-hale/deactivate', {});
    await go('admin', 'POST', '/v1/people/gus-hale/reactivate', {});
    await desk().settled();
    const chat = { type: 'slack', url: 'https://hooks.slack.com/services/T0/B0/x' };
    const { contacts } = await go('admin', 'POST', '/v1/people/gus-hale/contacts', chat);
    const { id } = (contacts as { id: string; type: string }[]).find(({ type }) => type === 'slack') ?? {};
    await go('admin', 'POST', `/v1/people/gus-hale/contacts/${id}/remove`, {});
    await go('dana', 'GET', '/v1/people');
    expect(await go('rosa', 'GET', '/v1/people/names?q=hale')).toEqual({
      items: [{ id: 'gus-hale', title: 'Gus Hale' }],
    });
    expect(await go('dana', 'GET', '/v1/people/me')).toMatchObject({
      id: 'dana',
      rights: { incident: expect.arrayContaining(['acknowledge']) },
    });
    expect(await go('dana', 'GET', '/v1/roles')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: 'admin' })]),
    });
  });

  test('somebody leaves', async () => {
    await go('femi', 'GET', '/v1/people/gus-hale/leaving');
    await go('admin', 'POST', '/v1/people/gus-hale/hand-over', { to: 'dana' });
    await desk().settled();
  });

  test('signing in, group mappings, and the history of rights', async () => {
    expect((await visit(desk(), { login_hint: 'dana' })).tokens).toHaveProperty('id_token');
    await go('admin', 'POST', '/v1/group-mappings', { id: 'night', group: 'Night shift', roles: ['agent'] });
    await change('admin', '/v1/group-mappings/night', { teams: ['payments'] });
    await go('femi', 'GET', '/v1/group-mappings');
    await go('admin', 'POST', '/v1/group-mappings/night/remove', {});
    const mine = await go('femi', 'GET', '/v1/rights-changes?person=gus-hale&limit=2');
    expect(mine).toMatchObject({
      items: [{ event: 'person.reactivated' }, { event: 'person.deactivated', by: 'admin', source: 'hand' }],
      next: expect.any(String),
    });
    const rest = await go(
      'femi',
      'GET',
      `/v1/rights-changes?person=gus-hale&limit=2&cursor=${encodeURIComponent(String(mine.next))}`,
    );
    expect(rest).toMatchObject({
      items: [{ gained: { roles: ['manager'], teams: [] } }, { event: 'person.added' }],
    });
    const ofMapping = await go('admin', 'GET', '/v1/rights-changes?mapping=night&by=admin');
    expect(ofMapping.items).toHaveLength(3);
    expect((await desk().call('admin', 'GET', '/v1/rights-changes/x')).status).toBe(404);
  });
}
