import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

const plans = { implementation: 'Switch it over', backout: 'Switch it back', test: 'Look at it' };
const answers = {
  experience: 'often',
  testing: 'alike',
  'way-back': 'at-once',
  notice: 'nobody',
  hands: 'one',
};

/** Every operation of the practice, as its people would come by. */
export function change({ desk, go, change, now, later }: Walk): void {
  const open = async (body: object) =>
    String((await go('dana', 'POST', '/v1/changes', { services: ['search'], ...body })).id);
  const give = (id: string, command: string, body: object = {}) =>
    go('dana', 'POST', `/v1/changes/${id}/${command}`, body);
  const read = (id: string, rest = '') => go('dana', 'GET', `/v1/changes/${id}${rest}`);

  test('the catalogue, from the proposal to the shelf', async () => {
    const at = (id: string, command: string, by = 'femi') =>
      go(by, 'POST', `/v1/standard-changes/${id}/${command}`, {});
    const tasks = [{ title: 'Restart', step: 1 }];
    const body = {
      title: 'Restart a node',
      services: ['search'],
      plans,
      minutes: 30,
      tasks,
      locked: ['plans'],
    };
    await go('dana', 'POST', '/v1/standard-changes', body);
    await change('dana', '/v1/standard-changes/restart-a-node', { minutes: 60 });
    for (const command of ['approve', 'publish']) await at('restart-a-node', command);
    await go('dana', 'POST', '/v1/standard-changes', { ...body, id: 'old', title: 'Old' });
    await at('old', 'retire');
    await go('dana', 'GET', '/v1/standard-changes?live=true');
    await go('dana', 'GET', '/v1/standard-changes/restart-a-node/timeline');
  });

  test('a standard change to its end', async () => {
    const id = await open({ template: 'restart-a-node', services: undefined, plannedFrom: now() });
    await give(id, 'submit');
    await give(id, 'implement');
    for (const title of ['Watch it', 'Tell them', 'Wait']) await give(id, 'tasks', { title });
    await give(id, 'complete-task', { task: 'T1' });
    await give(id, 'reopen-task', { task: 'T1' });
    await give(id, 'complete-task', { task: 'T1', note: 'It came back' });
    await give(id, 'complete-task', { task: 'T2' });
    for (const task of ['T3', 'T4']) await give(id, 'skip-task', { task, note: 'Nobody is here' });
    await give(id, 'finish');
    await give(id, 'close', { code: 'successful' });
    await desk().settled();
    await read(id, '/timeline');
  });

  test('an emergency that is withdrawn, and a normal change that comes to nothing', async () => {
    const first = await open({ title: 'Restart the indexer', type: 'emergency', plans });
    await give(first, 'submit');
    await give(first, 'withdraw', { reason: 'A word is missing' });
    await change('dana', `/v1/changes/${first}`, { title: 'Restart the indexer now' });
    const window = { plannedFrom: later(24), plannedTo: later(26) };
    const second = await open({ title: 'Another database', plans, answers, dependsOn: [first], ...window });
    await give(second, 'submit');
    await give(first, 'cancel', { reason: 'Nobody needs it any more' });
    await desk().settled();
    expect(await read(second)).toMatchObject({ state: 'draft' });
    await go('dana', 'GET', '/v1/changes?service=search&closed=true');
    await go('dana', 'GET', '/v1/changes/risk?services=search&answers=experience:never&outage=true');
  });

  test('what is said about a change, and what it has to do with others', async () => {
    const id = await open({ title: 'A bigger disk' });
    await give(id, 'comments', { text: 'When?' });
    await give(id, 'notes', { text: 'Not this week' });
    await give(id, 'watch', { person: 'eli' });
    await give(id, 'unwatch', { person: 'eli' });
    const incident = await go('dana', 'POST', '/v1/incidents', { title: 'The disk is full' });
    await give(id, 'links', { type: 'relates-to', target: String(incident.id) });
    await desk().settled();
    const links = await go('dana', 'GET', `/v1/incidents/${incident.id}/links`);
    expect(links.items).toMatchObject([{ type: 'relates-to', target: id }]);
    await read(id, '/links');
    await give(id, 'unlink', { type: 'relates-to', target: String(incident.id) });
    await go('dana', 'POST', `/v1/incidents/${incident.id}/links`, { type: 'caused-by', target: id });
    await desk().settled();
    expect((await read(id, '/links')).items).toMatchObject([{ type: 'causes', target: incident.id }]);
  });

  test('one command for many, and how many there are', async () => {
    const ids = [await open({ title: 'First' }), await open({ title: 'Second' })];
    const many = (command: string, ask: object) =>
      go('dana', 'POST', '/v1/changes/bulk', { command, ids, ask });
    expect((await many('assign', { assignee: 'eli' })).items).toMatchObject([
      { status: 'done', state: 'draft' },
      { status: 'done', state: 'draft' },
    ]);
    await give(String(ids[0]), 'cancel', { reason: 'Not this year' });
    expect((await many('cancel', { reason: 'Not this year' })).items).toMatchObject([
      { status: 'refused', problem: { status: 409 } },
      { status: 'done', state: 'canceled' },
    ]);
    await desk().settled();
    expect(await go('dana', 'GET', '/v1/changes/counts?by=team')).toHaveProperty('teams.platform.draft');
  });

  test('a file on a change', async () => {
    const id = await open({ title: 'With a picture' });
    const sha256 = createHash('sha256').update('hearts').digest('hex');
    const body = { name: 'rack.png', type: 'image/png', size: 6, sha256 };
    const attached = await give(id, 'attachments', body);
    const { url, headers, method } = attached.upload as {
      url: string;
      method: string;
      headers: Record<string, string>;
    };
    await fetch(url, { method, headers, body: 'hearts' });
    await desk().settled();
    await read(id, '/attachments');
    await read(id, `/attachments/${attached.id}`);
    await give(id, 'remove-attachment', { attachment: String(attached.id) });
    await desk().settled();
  });
}
