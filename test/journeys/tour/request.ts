import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };

const two = [
  { id: 'first', title: 'First' },
  { id: 'then', title: 'Then', after: ['first'] },
];

/** What people order, how it is prepared and rated, and what comes by forms without a login. */
export function request({ desk, go, change }: Walk): void {
  const give = (who: string, id: string, command: string, ask: object = {}) =>
    go(who, 'POST', `/v1/requests/${id}/${command}`, ask);
  const order = async (ask: object = {}) => {
    const { id } = await go('rosa', 'POST', '/v1/requests', { item: 'chair', ...ask });
    await desk().settled();
    return String(id);
  };

  test('the catalogue, from a draft to the shelf and off it', async () => {
    await go('femi', 'POST', '/v1/catalogue-items', {
      name: 'Chair',
      tasks: two,
      delivery: { amount: 1, unit: 'hours' },
    });
    await change('femi', '/v1/catalogue-items/chair', { summary: 'To sit on', public: { confirm: true } });
    await go('femi', 'POST', '/v1/catalogue-items/chair/publish', {});
    await go('femi', 'POST', '/v1/catalogue-items', { name: 'Stool', public: {} });
    await go('femi', 'POST', '/v1/catalogue-items/stool/publish', {});
    await go('femi', 'POST', '/v1/catalogue-items', { name: 'Old desk' });
    await go('femi', 'POST', '/v1/catalogue-items/old-desk/retire', {});
    await go('rosa', 'GET', '/v1/catalogue-items');
    await go('dana', 'POST', '/v1/catalogue-items/chair/try', { answers: {} });
    await go('femi', 'GET', '/v1/catalogue-items/chair/timeline');
  });

  test('a request to its end, late, asked back and reopened', async () => {
    const id = await order();
    await give('dana', id, 'assign', { assignee: 'dana' });
    await give('dana', id, 'ask', { text: 'Which colour?' });
    await give('rosa', id, 'answer', { text: 'Blue' });
    await desk().forward(61);
    for (const task of ['tasks', 'notes', 'comments'] as const)
      await give('dana', id, task, task === 'tasks' ? { title: 'Wrap it' } : { text: 'On its way' });
    await give('dana', id, 'assign-task', { task: 'first', assignee: 'eli' });
    await give('eli', id, 'complete-task', { task: 'extra-1' });
    await give('eli', id, 'reopen-task', { task: 'extra-1' });
    await desk().settled();
    await give('eli', id, 'complete-task', { task: 'first' });
    await desk().settled();
    await give('dana', id, 'skip-task', { task: 'then', note: 'Not needed' });
    await give('dana', id, 'fulfil', { leftOut: [{ what: 'The ribbon', why: 'None left' }] });
    await desk().settled();
    await give('rosa', id, 'reopen', { reason: 'It squeaks' });
    await desk().settled();
    await give('dana', id, 'complete-task', { task: 'again-1' });
    await give('rosa', id, 'close');
    await desk().settled();
    for (const rest of ['', '/timeline', '/execution']) await go('dana', 'GET', `/v1/requests/${id}${rest}`);
    await go('rosa', 'POST', `/v1/surveys/${id}.rosa/answer`, { score: 5 });
    await desk().settled();
    await go('dana', 'GET', `/v1/surveys/${id}.rosa`);
    await go('dana', 'GET', '/v1/surveys?answered=true');
    await go('dana', 'GET', '/v1/surveys/results');
  });

  test('lists, counts, ties and files of requests', async () => {
    const id = await order({ note: 'Soon' });
    for (const path of ['?team=platform', '/counts']) await go('dana', 'GET', `/v1/requests${path}`);
    await go('dana', 'GET', '/v1/request-tasks?team=platform');
    expect((await desk().call('dana', 'GET', '/v1/request-tasks/REQ-1')).status).toBe(404);
    await give('dana', id, 'watch');
    await give('dana', id, 'unwatch');
    await give('dana', id, 'links', { type: 'relates-to', target: 'INC-1001' });
    await go('dana', 'GET', `/v1/requests/${id}/links`);
    await give('dana', id, 'unlink', { type: 'relates-to', target: 'INC-1001' });
    const sha256 = createHash('sha256').update('seat').digest('hex');
    const file = (await give('rosa', id, 'attachments', {
      name: 'seat.txt',
      type: 'text/plain',
      size: 4,
      sha256,
    })) as Upload;
    const { method, url, headers } = file.upload;
    await fetch(url, { method, headers, body: 'seat' });
    await desk().settled();
    await go('rosa', 'GET', `/v1/requests/${id}/attachments`);
    await go('rosa', 'GET', `/v1/requests/${id}/attachments/${file.id}`);
    await give('dana', id, 'remove-attachment', { attachment: file.id });
    await go('dana', 'POST', '/v1/requests/bulk', { command: 'note', ids: [id], ask: { text: 'Seen' } });
    await give('rosa', id, 'cancel', { reason: 'I stand' });
  });

  test('a bundle of which one thing is left out', async () => {
    await go('femi', 'POST', '/v1/catalogue-items', {
      name: 'Suite',
      type: 'bundle',
      items: ['chair', 'stool'],
    });
    await go('femi', 'POST', '/v1/catalogue-items/suite/publish', {});
    const id = await order({ item: 'suite' });
    await give('dana', id, 'leave-out', { line: 'L2', reason: 'Too low' });
  });

  test('forms without a login: taken, followed, confirmed and judged', async () => {
    const { call, items, forward, settled, mail } = desk();
    const html = { accept: 'text/html' };
    expect((await call('', 'GET', '/v1/forms/chair', undefined, html)).status).toBe(200);
    expect(
      (await call('', 'OPTIONS', '/v1/forms/chair', undefined, { origin: 'https://a.example' })).status,
    ).toBe(204);
    const sent = await call('', 'POST', '/v1/forms/chair', { email: 'sitter@else.example' });
    for (const website of ['x', 'y'])
      await call('', 'POST', '/v1/forms/stool', { email: 'bot@else.example', website });
    await forward(3);
    expect((await call('', 'GET', String(sent.body.status))).status).toBe(200);
    const text = mail()
      .map((one) => one.text)
      .join('\n');
    const link = /\/v1\/forms\/chair\/confirm\/\S+/.exec(text)?.[0] ?? '';
    for (const method of ['GET', 'POST'])
      expect((await call('', method, link, method === 'POST' ? {} : undefined)).status).toBe(200);
    const kept = await items<{ id: string }>('dana', '/v1/submissions');
    await go('dana', 'GET', '/v1/submissions');
    await go('dana', 'GET', `/v1/submissions/${kept[0]?.id}`);
    await go('dana', 'POST', `/v1/submissions/${kept[0]?.id}/release`, {});
    await go('dana', 'POST', `/v1/submissions/${kept[1]?.id}/discard`, {});
    await settled();
    const rate = /\/v1\/surveys\/by-link\/\S+/.exec(text)?.[0] ?? '';
    for (const method of ['GET', 'POST'])
      expect((await call('', method, rate, method === 'POST' ? { score: 4 } : undefined)).status).toBe(200);
    await settled();
  });
}
