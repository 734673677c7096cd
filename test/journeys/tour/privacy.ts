import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** What people may ask for about themselves. */
export function privacy({ desk, go }: Walk): void {
  test('somebody has written out what there is about them, and somebody is erased', async () => {
    const { id } = await go('rosa', 'POST', '/v1/data-exports', {});
    await desk().settled();
    expect(await go('rosa', 'GET', `/v1/data-exports/${id}`)).toMatchObject({ state: 'ready' });
    await go('rosa', 'GET', '/v1/data-exports');
    const person = 'lea';
    await go('admin', 'POST', '/v1/people', { id: person, name: 'Lea Short', email: 'lea@desk.example' });
    await go('admin', 'POST', '/v1/people/lea/deactivate', {});
    await go('admin', 'POST', '/v1/legal-holds', { person, reason: 'A claim is pending' });
    await go('admin', 'GET', '/v1/legal-holds');
    await go('admin', 'GET', '/v1/legal-holds/lea');
    await go('admin', 'POST', '/v1/legal-holds/lea/lift', { reason: 'It is settled' });
    const { faults } = desk().host.dispatcher;
    const caller = desk().callerOf('privacy-do-erase');
    faults.set({ match: { caller, operation: 'Scan' }, kind: 'before', times: 30 });
    const erasure = await go('admin', 'POST', '/v1/erasures', { person, reason: 'They asked for it' });
    await desk().settled();
    await desk().forward(30);
    faults.clear();
    expect(await go('admin', 'GET', `/v1/erasures/${erasure.id}`)).toMatchObject({ state: 'failed' });
    await go('admin', 'POST', `/v1/erasures/${erasure.id}/retry`, {});
    await desk().settled();
    await desk().forward(5);
    expect(await go('admin', 'GET', `/v1/erasures/${erasure.id}`)).toMatchObject({ state: 'done' });
    await go('admin', 'GET', '/v1/erasures');
  });
}
