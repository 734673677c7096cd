import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import { linkRows } from '../record/link.ts';
import type { Article } from './article.ts';
import type { Content } from './content.ts';
import { articleEvent } from './deed.ts';
import { editionClaim } from './edition.ts';
import { beginArticle } from './writing.ts';

/** What a problem says of the error that it is. */
export type Told = {
  readonly problem: string;
  readonly title: string;
  readonly service: string;
  readonly cis: readonly string[];
  readonly errorCode?: string | undefined;
  readonly audience: 'agents' | 'signed-in';
  readonly symptom: string;
  readonly cause?: string | undefined;
  readonly workaround?: string | undefined;
  readonly solution?: string | undefined;
};

const part = (heading: string, words: string | undefined) => (words ? `## ${heading}\n\n${words}\n\n` : '');

/** The text of its article: the headings are those of every known error. */
export function contentOf(told: Told): Content {
  const { title, service, cis, errorCode, audience, symptom, cause, workaround, solution } = told;
  const body = [
    part('Symptom', errorCode ? `${symptom}\n\nError code: ${errorCode}` : symptom),
    part('Cause', cause),
    part('Workaround', workaround),
    part('Final solution', solution),
  ].join('');
  return {
    title,
    body: body.trim().slice(0, 65_536),
    audience,
    service,
    ...(cis.length && { cis: [...cis] }),
    tags: ['known error', ...(errorCode ? [errorCode.slice(0, 40)] : [])],
    language: 'en',
  };
}

/** The row by which a problem has one article, however often it is heard of. */
export const knownErrorRow = (problem: string) => ({ pk: `known-error#${problem}`, sk: 'claim' });

/** Begins the article of a known error, linked with its problem. */
export function beginKnownError(
  told: Told,
  { id, owner, reviewDays }: { readonly id: string; readonly owner: string; readonly reviewDays: number },
  by: Actor,
  at: string,
): Decision<Article> {
  const link = { type: 'relates-to' as const, target: told.problem };
  const decision = beginArticle({ content: contentOf(told), owner, reviewDays }, id, by, at);
  const claims = [
    { ...knownErrorRow(told.problem), values: { article: id } },
    ...linkRows({ kind: 'article', id }, link, 'linked', by.id, at),
  ];
  return { ...decision, event: { ...decision.event, facts: link }, claims };
}

/**
 * Publishes what the problem says now as the next edition. Whoever declared the known error has agreed to it, so that nobody
 * reviews it again. Undefined when readers see that already.
 */
export function publishKnownError(
  before: Article,
  told: Told,
  by: Actor,
  at: string,
): Decision<Article> | undefined {
  const content = contentOf(told);
  if (before.state === 'published' && JSON.stringify(before.live?.content) === JSON.stringify(content))
    return undefined;
  const edition = before.edition + 1;
  const live = { edition, at, by: by.id, content };
  const reviewAt = new Date(Date.parse(at) + before.reviewDays * 86_400_000).toISOString();
  const next = {
    ...before,
    title: content.title,
    state: 'published' as const,
    confidence: 'validated' as const,
    content,
    edition,
    live,
    authors: [],
    reviewAt,
    clocks: wind(before.clocks, 'review', reviewAt),
    changedAt: at,
  };
  const decision = articleEvent(before, next, 'article.published', by, at, { facts: { edition } });
  return { ...decision, claims: [editionClaim(before.id, live)] };
}
