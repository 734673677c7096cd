import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function people({ desk, go, change }: Walk): void {
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
    await change('dana', '/v1/people/dana', {
      contacts: [{ type: 'email', address: 'dana@desk.example' }, hook],
    });
    await go('admin', 'POST', '/v1/people/gus-hale/deactivate', {});
    await go('admin', 'POST', '/v1/people/gus-hale/reactivate', {});
    await desk().settled();
    await go('dana', 'GET', '/v1/people');
    expect(await go('dana', 'GET', '/v1/people/me')).toMatchObject({
      id: 'dana',
      rights: { incident: expect.arrayContaining(['acknowledge']) },
    });
    expect(await go('dana', 'GET', '/v1/roles')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: 'admin' })]),
    });
  });
}
