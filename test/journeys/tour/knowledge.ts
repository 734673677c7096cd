import { createHash } from 'node:crypto';
import { test } from 'vitest';
import { tell } from '../tell.ts';
import type { Walk } from './walk.ts';

type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };

/** Articles from their first draft to their end, what readers say of them, and how they are found. */
export function knowledge({ desk, go, change, now, later }: Walk): void {
  const give = (who: string, id: string, command: string, ask: object = {}) =>
    go(who, 'POST', `/v1/articles/${id}/${command}`, ask);
  const begin = async (title: string) =>
    String((await go('dana', 'POST', '/v1/articles', { title, audience: 'public' })).id);

  test('an article is written, published, revised and retired', async () => {
    const id = await begin('Printing hearts');
    const one = `/v1/articles/${id}`;
    await change('dana', one, { body: 'Take the other tray' });
    await give('dana', id, 'submit');
    await give('femi', id, 'return', { reason: 'Which one?' });
    await give('dana', id, 'submit');
    await give('femi', id, 'schedule', { at: later(2) });
    await give('femi', id, 'unschedule');
    await give('femi', id, 'schedule', { at: later(1) });
    await desk().forward(61);
    await go('rosa', 'GET', one);
    await give('dana', id, 'revise');
    await give('dana', id, 'discard');
    await give('dana', id, 'restore', { edition: 1 });
    await give('dana', id, 'discard');
    await give('dana', id, 'confirm');
    await give('dana', id, 'propose-retirement', { reason: 'The printer is gone' });
    await give('femi', id, 'keep');
    await go('dana', 'GET', `${one}/editions`);
    await go('dana', 'GET', `${one}/timeline`);
    await give('rosa', id, 'feedback', { helpful: false, comment: 'Which tray?' });
    await give('rosa', id, 'answered', { where: 'form' });
    await desk().settled();
    await go('dana', 'GET', `${one}/feedback`);
    await go('dana', 'GET', '/v1/articles/feedback');
    await give('dana', id, `feedback/${id}.1.rosa/settle`);
    await go('dana', 'GET', '/v1/articles/deflections');
    await go('dana', 'GET', '/v1/articles?due=true');
    await desk().settled();
    await give('femi', id, 'retire');
  });

  test('one is made of an incident, linked with others, and has files', async () => {
    const { id: incident } = await go('rosa', 'POST', '/v1/incidents', { title: 'The plotter plots' });
    await go('dana', 'POST', `/v1/incidents/${incident}/resolve`, { resolution: 'Turned it off' });
    const { id } = await go('dana', 'POST', '/v1/articles', { title: 'The plotter', from: incident });
    const one = `/v1/articles/${id}`;
    await give('dana', String(id), 'links', { type: 'relates-to', target: 'INC-1001' });
    await give('dana', String(id), 'unlink', { type: 'relates-to', target: 'INC-1001' });
    await desk().settled();
    await go('dana', 'POST', `/v1/incidents/INC-1001/links`, { type: 'relates-to', target: id });
    await desk().settled();
    await go('dana', 'GET', `${one}/links`);
    const sha256 = createHash('sha256').update('plot').digest('hex');
    const ask = { name: 'plot.png', type: 'image/png', size: 4, sha256 };
    const file = (await go('dana', 'POST', `${one}/attachments`, ask)) as Upload;
    const { method, url, headers } = file.upload;
    await fetch(url, { method, headers, body: 'plot' });
    await desk().settled();
    await go('dana', 'GET', `${one}/attachments`);
    await go('dana', 'GET', `${one}/attachments/${file.id}`);
    await go('dana', 'POST', `${one}/remove-attachment`, { attachment: file.id });
    await desk().settled();
    await give('dana', String(id), 'abandon');
  });

  test('what is published is found, and read by everybody', async () => {
    const id = await begin('Reset your password');
    await give('dana', id, 'submit');
    await give('femi', id, 'publish');
    await desk().settled();
    await desk().forward(1);
    await go('rosa', 'GET', '/v1/search?q=pasword&kinds=article');
    await go('rosa', 'GET', '/v1/search/suggestions?text=I%20forgot%20my%20password');
    await desk().call('', 'GET', `/v1/public-articles/${id}`);
    await desk().call('', 'GET', '/v1/public-articles?q=password');
    await desk().call('', 'POST', `/v1/public-articles/${id}/rate`, { helpful: true });
    const at = now();
    await tell(desk(), 'search-index.old', {
      id: 'index',
      version: 1,
      at,
      by: 'test',
      changed: {},
      depth: 0,
    });
    await go('rosa', 'GET', '/v1/search?q=password');
  });
}
