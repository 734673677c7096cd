import { expect, test } from 'vitest';
import { type Article, articleLifecycle, stepsOf } from '../../functions/knowledge/article.ts';
import { mayRead } from '../../functions/knowledge/audience.ts';
import { rate, settle } from '../../functions/knowledge/feedback.ts';
import { publish, schedule, submit } from '../../functions/knowledge/publishing.ts';
import { askOwner, confirm, retire } from '../../functions/knowledge/retirement.ts';
import { changeArticle, giveUp, revise } from '../../functions/knowledge/writing.ts';
import { at, content, dana, draft, femi, published, rosa } from './articles.ts';

test('nobody publishes what they wrote themselves, unless the desk says so', () => {
  const waiting = submit(draft(), dana, at).after;
  expect(() => publish(waiting, dana, at, true)).toThrow('somebody else publishes it');
  expect(publish(waiting, dana, at, false).after).toMatchObject({ confidence: 'not-validated', edition: 1 });
  expect(publish(waiting, femi, at, true).after).toMatchObject({ confidence: 'validated', authors: [] });
});

test('whoever changes it in its review is one of its authors', () => {
  const changed = changeArticle(submit(draft(), dana, at).after, { body: 'Better' }, femi, at).after;
  expect(changed.authors).toEqual(['dana', 'femi']);
  expect(() => publish(changed, femi, at, true)).toThrow();
});

test('publishing keeps the edition in a row of its own, and its text out of the history', () => {
  const { claims, event } = publish(submit(draft(), dana, at).after, femi, at, true);
  expect(claims).toMatchObject([
    { pk: 'article#KB-1001', sk: 'edition#000001', values: { edition: 1, ...content } },
  ]);
  expect(JSON.stringify(event)).not.toContain(content.body);
});

test('what is published is read while the next edition is written', () => {
  const revised = revise(published(), content, dana, at).after;
  const changed = changeArticle(revised, { title: 'Anew', audience: 'agents' }, dana, at).after;
  expect(changed).toMatchObject({
    state: 'draft',
    title: 'Anew',
    live: { content: { title: content.title } },
  });
  expect(mayRead(changed, { actor: rosa })).toBe(true);
  expect(giveUp(changed, 'discard', dana, at).after).toMatchObject({
    state: 'published',
    title: content.title,
  });
  expect(() => giveUp(changed, 'abandon', dana, at)).toThrow();
});

test('text is changed in drafts and reviews alone; whose it is, always', () => {
  expect(() => changeArticle(published(), { body: 'x' }, dana, at)).toThrow('It is published');
  expect(changeArticle(published(), { owner: 'eli' }, dana, at).after.owner).toBe('eli');
});

test('each step of the table is offered where it leads on', () => {
  for (const state of Object.keys(articleLifecycle) as Article['state'][]) {
    const withLive = stepsOf({ state, live: published().live });
    expect(withLive).not.toContain('abandon');
    expect(stepsOf({ state, live: undefined })).not.toContain('discard');
  }
});

test('it is published later, not in the past', () => {
  const waiting = submit(draft(), dana, at).after;
  expect(() => schedule(waiting, at, femi, at, true)).toThrow('has passed');
  const later = '2026-11-24T09:00:00.000Z';
  expect(schedule(waiting, later, femi, at, true).after.clocks).toEqual({ publish: later });
});

test('its owner is asked when its day has come, and each week until somebody looks at it', () => {
  const article = published();
  const due = String(article.reviewAt);
  const asked = askOwner(article, femi, due);
  expect(asked.event.notices).toMatchObject([{ to: ['dana'] }]);
  expect(asked.after.clocks?.review).toBe(new Date(Date.parse(due) + 7 * 86_400_000).toISOString());
  const confirmed = confirm(asked.after, dana, due).after;
  expect(confirmed.reviewAt).toBe(new Date(Date.parse(due) + 180 * 86_400_000).toISOString());
  expect(retire(confirmed, femi, due).after.clocks).toBeUndefined();
});

test('feedback is one for each person and edition, and a task of the owner when something is missing', () => {
  const article = { ...published(), live: published().live as NonNullable<Article['live']> };
  const bad = rate(article, undefined, { helpful: false }, rosa, at);
  expect(bad?.after).toMatchObject({ id: 'KB-1001.1.rosa', state: 'open' });
  expect(rate(article, bad?.after, { helpful: false }, rosa, at)).toBeUndefined();
  expect(rate(article, bad?.after, { helpful: true }, rosa, at)?.after.state).toBe('noted');
  if (bad) expect(settle(bad.after, dana, at).after.state).toBe('done');
});
