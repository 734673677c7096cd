import { expect, test } from 'vitest';
import { configEvent } from '../../configuration/items.ts';
import { prepareImport } from '../import.ts';
import type { Walk } from './walk.ts';

/** Every operation of configuration management, as its people would come by. */
export function configuration(walk: Walk): void {
  const { go, change } = walk;

  test('classes, items and relations', async () => {
    await go('dana', 'GET', '/v1/ci-classes');
    const appliance = {
      id: 'appliance',
      name: 'Appliance',
      parent: 'hardware',
      attributes: [{ name: 'ports', label: 'Ports', type: 'number' }],
    };
    await go('admin', 'POST', '/v1/ci-classes', appliance);
    await change('admin', '/v1/ci-classes/appliance', { staleDays: 30 });
    await go('dana', 'GET', '/v1/ci-classes/appliance/timeline');

    const attributes = { 'serial-number': 'SN-1', ports: 8 };
    const added = { class: 'appliance', name: 'Switch', state: 'planned', attributes };
    const { id } = await go('dana', 'POST', '/v1/cis', added);
    const server = await go('dana', 'POST', '/v1/cis', { class: 'server', name: 'web-1' });
    const one = `/v1/cis/${id}`;
    await change('dana', one, { owner: 'platform', change: 'CHG-1001' });
    for (const step of ['deploy', 'maintain', 'resume', 'retire', 'restore'])
      await go('dana', 'POST', `${one}/${step}`, {});
    const { items } = await go('dana', 'GET', `${one}/timeline`);
    expect((items as { type: string }[]).map(({ type }) => type.split('.').at(-1))).toEqual([
      'added',
      'changed',
      'deployed',
      'maintained',
      'resumed',
      'retired',
      'restored',
    ]);
    const found = await go('rosa', 'GET', '/v1/cis?class=appliance&owner=Platform');
    expect(found.items).toMatchObject([{ id, owner: 'platform' }]);

    const relation = { from: server.id, type: 'depends-on', to: id };
    const related = await go('dana', 'POST', '/v1/relations', relation);
    await change('dana', `/v1/relations/${related.id}`, { redundancy: { pool: 'switches', needs: 1 } });
    const neighbours = await go('dana', 'GET', `${one}/relations?direction=to`);
    expect(neighbours.items).toMatchObject([{ other: { id: server.id, title: 'web-1' } }]);
    const below = await go('dana', 'GET', `${one}/impact`);
    expect(below.items).toMatchObject([
      { id, distance: 0 },
      { id: server.id, distance: 1 },
    ]);
    await go('dana', 'POST', `/v1/relations/${related.id}/remove`, {});
  });

  test('what AWS Config says, and what of it cannot be read', async () => {
    const { desk } = walk;
    const event = configEvent({ type: 'AWS::EC2::Instance', id: 'i-tour', order: 1 });
    const broken = { ...event, detail: { ...event.detail, configurationItem: { nothing: true } } };
    await desk().happen(event, broken, { ...broken, resources: ['another'] });
    const { items } = await go('dana', 'GET', '/v1/cis?class=AWS::EC2::Instance');
    expect(items).toMatchObject([{ title: 'i-tour', state: 'in-use' }]);
    const kept = (await go('admin', 'GET', '/v1/quarantined-items')).items as { id: string }[];
    expect(kept).toHaveLength(2);
    const [first, second] = kept.map(({ id }) => `/v1/quarantined-items/${id}`);
    await go('admin', 'GET', String(first));
    await go('admin', 'POST', `${first}/release`, {});
    await go('admin', 'POST', `${second}/discard`, { note: 'Nothing that we know' });
    await desk().settled();
    const again = await go('admin', 'GET', '/v1/quarantined-items');
    expect(again.items).toHaveLength(1);
  });

  test('what is wrong with items, and what has become of them since', async () => {
    const { desk } = walk;
    const { id } = await go('dana', 'POST', '/v1/cis', { class: 'hardware', name: 'Printer' });
    const baseline = await go('dana', 'POST', '/v1/baselines', { title: 'Before the move', cis: [id] });
    await go('dana', 'GET', '/v1/baselines');
    await go('dana', 'GET', `/v1/baselines/${baseline.id}`);
    await change('dana', `/v1/cis/${id}`, { attributes: { location: 'Second floor' } });
    const drift = await go('dana', 'GET', `/v1/baselines/${baseline.id}/drift`);
    expect(drift.items).toMatchObject([
      { ci: id, changed: { 'attributes.location': { to: 'Second floor' } } },
    ]);
    await desk().forward(11);
    const { items } = await go('dana', 'GET', '/v1/remediations?limit=100');
    const mine = (items as { id: string; ci: string; finding: string }[]).filter(({ ci }) => ci === id);
    expect(mine.map(({ finding }) => finding).sort()).toEqual(['incomplete', 'orphan']);
    const task = `/v1/remediations/${id}-orphan`;
    await go('dana', 'GET', task);
    await go('dana', 'POST', `${task}/accept`, { reason: 'It stands alone' });
    await go('dana', 'POST', `${task}/reopen`, {});
  });

  test('a file of items, tried and taken in', async () => {
    const { desk } = walk;
    const ask = (method: 'GET' | 'POST', path: string, body?: object) => go('admin', method, path, body);
    const rows = 'Host,Serial,Type\nmail-1,SN-T1,server\nmail-2,SN-T2,spoon\n';
    const path = await prepareImport(ask, rows);
    await desk().settled();
    await change('admin', path, { title: 'Mail servers' });
    for (const step of ['check', 'run']) {
      await go('admin', 'POST', `${path}/${step}`, {});
      await desk().settled();
    }
    expect(await go('dana', 'GET', path)).toMatchObject({ state: 'done', taken: { created: 1, refused: 1 } });
    await go('dana', 'GET', '/v1/imports');
    await go('dana', 'GET', `${path}/timeline`);
    const { items } = await go('dana', 'GET', `${path}/attachments`);
    const [file] = items as { id: string }[];
    await go('dana', 'GET', `${path}/attachments/${file?.id}`);
    // It cannot get at its file for a while, so that there is something to stop.
    const match = { caller: 'configuration-do-import', operation: 'GetObject' };
    desk().host.dispatcher.faults.set({ match, kind: 'before', times: 3 });
    await go('admin', 'POST', `${path}/check`, {});
    await go('admin', 'POST', `${path}/stop`, {});
    await go('admin', 'POST', `${path}/resume`, {});
    await desk().forward(5);
    expect(await go('dana', 'GET', path)).toMatchObject({ state: 'checked', attempt: 2 });
    await go('admin', 'POST', `${path}/remove-attachment`, { attachment: file?.id });
    await desk().settled();
  });
}
