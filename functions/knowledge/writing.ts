import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { slug } from '../kernel/text.ts';
import { type Article, articleLifecycle } from './article.ts';
import { Content, contentFields } from './content.ts';
import { articleEvent } from './deed.ts';
import { incidentNumber } from './use.ts';

const reviewDays = z.int().min(1).max(3650);

/** What a new article needs; without a body it begins with its template, or with what the incident says. */
export const AddArticle = z.strictObject({
  ...contentFields,
  body: contentFields.body.optional(),
  audience: contentFields.audience.default('signed-in'),
  language: contentFields.language.default('en'),
  template: z.enum(['how-to', 'known-error', 'answer']).default('how-to'),
  owner: slug.optional(),
  reviewDays: reviewDays.optional(),
  /** The incident whose resolution it is made of. */
  from: incidentNumber.optional(),
});
export type AddArticle = z.infer<typeof AddArticle>;

/** What of a draft is changed; null takes a field away. */
export const ChangeArticle = z
  .strictObject({
    ...contentFields,
    category: contentFields.category.unwrap().nullable(),
    service: contentFields.service.unwrap().nullable(),
    cis: contentFields.cis.unwrap(),
    tags: contentFields.tags.unwrap(),
    owner: slug,
    reviewDays,
  })
  .partial();
export type ChangeArticle = z.infer<typeof ChangeArticle>;

/** Which edition is to be the draft again. */
export const RestoreEdition = z.strictObject({ edition: z.int().min(1).max(999_999) });

type Start = {
  readonly content: Content;
  readonly owner: string;
  readonly reviewDays: number;
  readonly from?: string;
};

/** Begins an article as a draft that only those who write articles see. */
export function beginArticle(start: Start, id: string, by: Actor, at: string): Decision<Article> {
  // Made of an incident or a problem, it is no text that was read by the rules of a call.
  const content = Content.parse(start.content);
  const next = {
    ...start,
    id,
    kind: 'article',
    content,
    title: content.title,
    state: 'draft',
    confidence: 'work-in-progress',
    edition: 0,
    authors: [by.id],
    openedAt: at,
    changedAt: at,
  } as const;
  return articleEvent(undefined, next, 'article.drafted', by, at);
}

const withAuthor = (authors: readonly string[], id: string) =>
  authors.includes(id) ? [...authors] : [...authors.slice(-49), id];

const only = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null)) as T;

/**
 * Changes what is being written. What stands in a review goes on standing there, with one author more; whose it is and when
 * it is looked at again may be said in any state.
 *
 * @throws {Refusal} `illegal-transition` when the text of something published is to change: that is revised first
 */
export function changeArticle(before: Article, ask: ChangeArticle, by: Actor, at: string): Decision<Article> {
  const { owner = before.owner, reviewDays: days = before.reviewDays, ...said } = ask;
  const base = { ...before, owner, reviewDays: days, changedAt: at };
  if (!Object.keys(said).length) return articleEvent(before, base, 'article.changed', by, at);
  const written = before.state === 'draft' || before.state === 'review';
  if (!written) follow(articleLifecycle, before.state, 'change');
  const content = only({ ...before.content, ...said }) as Content;
  const next = { ...base, title: content.title, content, authors: withAuthor(before.authors, by.id) };
  return articleEvent(before, next, 'article.changed', by, at);
}

/** Begins the next edition, with the text of the last one or of any before it. @throws {Refusal} `illegal-transition` */
export function revise(before: Article, content: Content, by: Actor, at: string): Decision<Article> {
  const state = before.state === 'draft' ? 'draft' : follow(articleLifecycle, before.state, 'revise');
  const next = { ...before, state, content, title: content.title, authors: [by.id], changedAt: at } as const;
  return articleEvent(before, next, 'article.revised', by, at);
}

/** Gives up what was written since the last edition, or the whole of it when there is none. */
export function giveUp(
  before: Article,
  step: 'discard' | 'abandon',
  by: Actor,
  at: string,
): Decision<Article> {
  const { live } = before;
  const state = follow(
    articleLifecycle,
    before.state,
    (step === 'discard') === Boolean(live) ? step : `${step} this`,
  );
  const content = live?.content ?? before.content;
  const confidence = live ? before.confidence : 'archived';
  const next = {
    ...before,
    state,
    confidence,
    content,
    title: content.title,
    authors: [],
    changedAt: at,
  } as const;
  return articleEvent(before, next, live ? 'article.discarded' : 'article.retired', by, at);
}
