import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

type Upload = { method: string; url: string; headers: Record<string, string> };

/** Every operation of the practice, as its people would come by. */
export function problem({ desk, go, change, later }: Walk): void {
  const raise = async (body: object) => String((await go('dana', 'POST', '/v1/problems', body)).id);
  const give = (id: string, command: string, body: object = {}, who = 'dana') =>
    go(who, 'POST', `/v1/problems/${id}/${command}`, body);
  const read = (id: string, rest = '') => go('dana', 'GET', `/v1/problems/${id}${rest}`);
  const incident = async (title: string) =>
    String((await go('dana', 'POST', '/v1/incidents', { title, service: 'search' })).id);

  test('rules, and a candidate that is none', async () => {
    const rule = { name: 'Two of an alert', subject: 'alert', count: 2, days: 3 };
    await go('femi', 'POST', '/v1/problem-rules', rule);
    await go('femi', 'GET', '/v1/problem-rules/two-of-an-alert');
    await go('femi', 'POST', '/v1/problem-rules/two-of-an-alert/retire', {});
    await go('femi', 'POST', '/v1/problem-rules/two-of-an-alert/restore', {});
    await change('femi', '/v1/problem-rules/same-service', { count: 2 });
    await go('dana', 'GET', '/v1/problem-rules');
    for (const title of ['Slow', 'Slower']) await incident(title);
    await desk().settled();
    const { items } = await go('dana', 'GET', '/v1/problem-candidates');
    const [first] = items as { id: string }[];
    await go('dana', 'GET', `/v1/problem-candidates/${first?.id}`);
    const ask = { reason: 'We know of it', quietDays: 1 };
    await go('dana', 'POST', `/v1/problem-candidates/${first?.id}/dismiss`, ask);
    await desk().forward(25 * 60);
    for (const title of ['Slow', 'Slower']) await incident(title);
    await desk().settled();
    const again = (await go('dana', 'GET', '/v1/problem-candidates?team=platform')).items as { id: string }[];
    await go('dana', 'POST', `/v1/problem-candidates/${again[0]?.id}/accept`, {});
    await desk().settled();
    const all = await go('dana', 'GET', '/v1/problem-candidates?closed=true');
    const states = (all.items as { state: string }[]).map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['accepted', 'dismissed']));
    await change('femi', '/v1/problem-rules/same-service', { count: 40 });
  });

  test('a problem from its question to its end, and back', async () => {
    const id = await raise({ title: 'The index locks up', service: 'search', errorCode: 'ES-77' });
    await change('dana', `/v1/problems/${id}`, { impact: 'high', assignee: 'eli' });
    for (const step of ['assess', 'analyze']) await give(id, step);
    await give(id, 'root-cause', { whys: [{ text: 'A merge never ends' }] });
    await give(id, 'workaround', { text: 'Restart it', plain: 'Search again' });
    await give(id, 'publish-workaround');
    await give(id, 'known-error', { symptom: 'Searches hang' });
    await desk().settled();
    await give(id, 'fix');
    for (const title of ['Cut merges short', 'Watch them', 'Tell everybody'])
      await give(id, 'tasks', { title });
    await give(id, 'complete-task', { task: 'T1' });
    await give(id, 'reopen-task', { task: 'T1' });
    await give(id, 'skip-task', { task: 'T1', note: 'It is done by itself' });
    await give(id, 'resolve', { text: 'Merges are cut short' });
    await give(id, 'reanalyze', { reason: 'It hung again' });
    await give(id, 'resolve', { text: 'They are, now' });
    await give(id, 'review', { outcome: 'Test with more documents' });
    await give(id, 'close');
    await give(id, 'reopen', { reason: 'It hung again' }, 'femi');
    await give(id, 'retract-known-error');
    await give(id, 'cancel', { reason: 'The index is gone' });
    await desk().settled();
    await read(id, '/timeline');
    const similar = '/v1/problems/similar?title=Index&errorCode=es-77&service=search';
    expect((await go('dana', 'GET', similar)).items).toMatchObject([{ id }]);
  });

  test('what it has to do with others, and one that is the same', async () => {
    const first = await incident('It hangs');
    const [id, other] = [await raise({ incidents: [first] }), await raise({ title: 'It hangs, too' })];
    await give(other, 'incidents', { incidents: [first] });
    await give(other, 'unlink-incidents', { incidents: [first] });
    await give(id, 'links', { type: 'relates-to', target: other });
    await give(id, 'unlink', { type: 'relates-to', target: other });
    await give(id, 'comments', { text: 'Who knows it?' });
    await give(id, 'notes', { text: 'Nobody' });
    await give(id, 'watch', { person: 'eli' });
    await give(id, 'unwatch', { person: 'eli' });
    await give(other, 'mark-duplicate', { of: id });
    await desk().settled();
    await read(id, '/incidents');
    await read(id, '/links');
    await go('dana', 'GET', '/v1/problems?service=search&closed=true');
    const many = { command: 'assign', ids: [id], ask: { assignee: 'eli' } };
    await go('dana', 'POST', '/v1/problems/bulk', many);
    await give(id, 'assess');
    await give(id, 'accept-risk', { reason: 'It is rare', until: later(1) });
    await desk().forward(65);
    expect(await read(id)).toMatchObject({ state: 'assess' });
    expect(await go('dana', 'GET', '/v1/problems/counts?by=team')).toHaveProperty('teams.platform.assess');
  });

  test('a file on a problem', async () => {
    const id = await raise({ title: 'With a picture' });
    const sha256 = createHash('sha256').update('hearts').digest('hex');
    const file = await give(id, 'attachments', { name: 'rack.png', type: 'image/png', size: 6, sha256 });
    const { url, headers, method } = file.upload as Upload;
    await fetch(url, { method, headers, body: 'hearts' });
    await desk().settled();
    await read(id, '/attachments');
    await read(id, `/attachments/${file.id}`);
    await give(id, 'remove-attachment', { attachment: String(file.id) });
    await desk().settled();
  });
}
