import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import type { Article } from './article.ts';
import type { Audience } from './content.ts';
import { articleRights } from './rights.ts';

type Who = { readonly actor: Actor };

/** Somebody who did not sign in: they have no role, and are told apart by where they come from alone. */
export const visitor = (from: string): Actor => ({
  id: `visitor:${from}`,
  kind: 'person',
  roles: [],
  teams: [],
});
export const isVisitor = ({ kind, roles }: Actor): boolean => kind === 'person' && roles.length === 0;

/** Whether the caller writes articles, and so sees every one in whatever state. */
export const writes = ({ actor }: Who): boolean => reach(articleRights, actor) === 'all';

/** Whether what is for these readers is for the caller. */
export const isFor = (audience: Audience, who: Who): boolean =>
  audience === 'public' || (audience === 'signed-in' && !isVisitor(who.actor)) || writes(who);

/** An article of which something is published. */
export type Published = Article & { live: NonNullable<Article['live']> };
export const isPublished = (article: Article): article is Published => article.live !== undefined;

/** Whether the caller may know of it: of what is published for them, or of all when they write. */
export const mayRead = (article: Article, who: Who): boolean =>
  writes(who) || (isPublished(article) && isFor(article.live.content.audience, who));

/** Whether anybody may read it without a login. */
export const isPublic = (article: Article): article is Published =>
  isPublished(article) && article.live.content.audience === 'public';
