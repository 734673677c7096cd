import type { Actor } from '../../functions/kernel/actor.ts';
import { type Article, Article as ArticleSchema } from '../../functions/knowledge/article.ts';
import { publish, submit } from '../../functions/knowledge/publishing.ts';
import { beginArticle } from '../../functions/knowledge/writing.ts';

export const at = '2026-11-23T11:00:00.000Z';
const person = (id: string, role: Actor['roles'][number]): Actor => ({
  id,
  kind: 'person',
  roles: [role],
  teams: [],
});
export const dana = person('dana', 'agent');
export const femi = person('femi', 'manager');
export const rosa = person('rosa', 'requester');

export const content = {
  title: 'Reset your password',
  body: 'Do *this*',
  audience: 'signed-in',
  language: 'en',
} as const;

/** A draft of dana's. */
export const draft = (): Article =>
  ArticleSchema.parse(beginArticle({ content, owner: 'dana', reviewDays: 180 }, 'KB-1001', dana, at).after);

/** What femi published of it. */
export const published = (): Article => publish(submit(draft(), dana, at).after, femi, at, true).after;
