import type { Desk } from '../desk.ts';

/** An export, somebody whose data is held, and somebody who was erased. */
export async function seedPrivacy(desk: Desk, ids: Record<string, string[]>): Promise<void> {
  const { id } = await desk.done('rosa', 'POST', '/v1/data-exports', {});
  const person = { id: 'lea', name: 'Lea Short', email: 'lea@desk.example' };
  await desk.done('admin', 'POST', '/v1/people', person);
  await desk.settled();
  await desk.done('admin', 'POST', '/v1/people/lea/deactivate', {});
  const ask = { person: 'lea', reason: 'They asked for it' };
  const erasure = await desk.done('admin', 'POST', '/v1/erasures', ask);
  await desk.settled();
  ids['data-exports'] = [String(id)];
  ids.erasures = [String(erasure.id)];
  await desk.done('admin', 'POST', '/v1/legal-holds', { person: 'hana', reason: 'A claim is pending' });
  ids['legal-holds'] = ['hana', 'ivo'];
}
