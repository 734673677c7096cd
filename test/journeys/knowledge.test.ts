import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

type Item = { kind: string; id: string; title: string };

const write = async (title: string, body: string, audience = 'signed-in') => {
  const { id } = await desk.done('dana', 'POST', '/v1/articles', { title, body, audience });
  return String(id);
};
const give = (person: string, id: string, step: string, ask: object = {}) =>
  desk.done(person, 'POST', `/v1/articles/${id}/${step}`, ask);
const publish = async (id: string) => {
  await give('dana', id, 'submit');
  return give('femi', id, 'publish');
};
const find = async (person: string, q: string) => {
  const body = await desk.done(person, 'GET', `/v1/search?q=${encodeURIComponent(q)}`);
  const items = body.items as Item[];
  const counts = Object.values(body.counts as Record<string, number>);
  expect(counts.reduce((all, count) => all + count, 0)).toBe(items.length);
  return items.map(({ id }) => id);
};
/** Until what was noted is folded in. */
const minute = async () => {
  await desk.settled();
  await desk.forward(1);
};

test('an article is written by one, published by another, read by many, revised, compared and retired', async () => {
  const id = await write('Reset your password', '## Steps\n\n1. Open the sign-in page');
  expect((await desk.call('rosa', 'GET', `/v1/articles/${id}`)).status).toBe(404);
  await give('dana', id, 'submit');
  expect((await desk.call('dana', 'POST', `/v1/articles/${id}/publish`, {})).status).toBe(403);
  await give('femi', id, 'return', { reason: 'Say where' });
  await give('dana', id, 'submit');
  expect(await give('femi', id, 'publish')).toMatchObject({
    state: 'published',
    confidence: 'validated',
    edition: 1,
  });
  const read = await desk.done('rosa', 'GET', `/v1/articles/${id}`);
  expect(read).toMatchObject({ title: 'Reset your password', live: { edition: 1 } });
  for (const hidden of ['content', 'authors', 'owner', 'clocks']) expect(read).not.toHaveProperty(hidden);

  const revised = await give('dana', id, 'revise');
  const ifMatch = { 'if-match': `"${revised.version}"` };
  await desk.done(
    'dana',
    'PATCH',
    `/v1/articles/${id}`,
    { title: 'Reset a password', body: 'Anew' },
    ifMatch,
  );
  expect(await desk.done('rosa', 'GET', `/v1/articles/${id}`)).toMatchObject({
    title: 'Reset your password',
  });
  await publish(id);
  expect(await desk.done('rosa', 'GET', `/v1/articles/${id}`)).toMatchObject({ title: 'Reset a password' });
  const editions = await desk.items<{ edition: number; state: string }>(
    'dana',
    `/v1/articles/${id}/editions`,
  );
  expect(editions.map(({ edition, state }) => [edition, state])).toEqual([
    [1, 'outdated'],
    [2, 'current'],
  ]);
  await give('dana', id, 'restore', { edition: 1 });
  expect(await desk.done('dana', 'GET', `/v1/articles/${id}`)).toMatchObject({
    state: 'draft',
    title: 'Reset your password',
  });
  await give('dana', id, 'discard');
  await give('dana', id, 'propose-retirement', { reason: 'The page is gone' });
  expect((await desk.call('dana', 'POST', `/v1/articles/${id}/retire`, {})).status).toBe(403);
  await give('femi', id, 'retire');
  expect((await desk.call('rosa', 'GET', `/v1/articles/${id}`)).status).toBe(404);
});

test('everybody finds what is for them within a minute, and nobody what is not', async () => {
  const open = await write('Printer on the third floor', 'It jams. Druckerpapier nachlegen.', 'public');
  const inside = await write('Printer for everybody here', 'Paper is in the cellar');
  const secret = await write('Printer admin secret', 'The service menu', 'agents');
  const draft = await write('Printer draft', 'Not done');
  for (const id of [open, inside, secret]) await publish(id);
  await minute();
  expect((await find('rosa', 'printer')).sort()).toEqual([open, inside].sort());
  expect((await find('dana', 'printer')).sort()).toEqual([open, inside, secret, draft].sort());
  expect(await find('rosa', 'Drukerpapier')).toEqual([open]);
  const answer = await desk.call('', 'GET', `/v1/public-articles/${open}`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
  expect(Object.keys(answer.body)).toEqual([
    'id',
    'edition',
    'publishedAt',
    'title',
    'body',
    'language',
    'tags',
  ]);
  for (const id of [inside, secret, draft, 'KB-1', 'x'])
    expect((await desk.call('', 'GET', `/v1/public-articles/${id}`)).status).toBe(404);
  await give('femi', open, 'retire');
  expect(await find('rosa', 'printer')).toEqual([inside]);
  await minute();
  expect(await find('rosa', 'Druckerpapier')).toEqual([]);
});
