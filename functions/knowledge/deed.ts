import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import type { Article } from './article.ts';

type Fields = Omit<Article, 'version' | 'chain'>;

/**
 * A decision on an article. Its text is no part of its history: editions are kept as they were published, and what was
 * written before is nobody's business any more. The title is, as people's own words.
 */
export function articleEvent(
  before: Article | undefined,
  next: Fields,
  type: string,
  by: Actor,
  at: string,
  more: Pick<DomainEvent, 'facts' | 'said' | 'notices'> = {},
): Decision<Article> {
  const freeText = ['title', 'content', 'live'];
  const decision = decide<Article>(before, next, { type, by: by.id, at, freeText, ...more });
  const { content: _, live: __, ...said } = decision.event.said ?? {};
  const { said: ___, ...event } = decision.event;
  return { ...decision, event: { ...event, ...(Object.keys(said).length && { said }) } };
}
