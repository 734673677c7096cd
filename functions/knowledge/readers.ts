import { countsAt } from '../runtime/counting.ts';
import type { Article } from './article.ts';
import { isPublished, writes } from './audience.ts';
import { deflectionCounts } from './deflection.ts';
import { feedbackCounts, feedbackId } from './feedback.ts';
import { feedback } from './keep.ts';
import type { AnyCall } from './visible.ts';

/** What readers came to with an article: to writers how many, to everybody what they said of this edition themselves. */
export async function readersOf(article: Article, call: Pick<AnyCall, 'actor'>) {
  const { id } = article;
  const [said, helped, answered] = await Promise.all([
    isPublished(article) ? feedback.find(feedbackId(id, article.live.edition, call.actor.id)) : undefined,
    writes(call) ? countsAt('knowledge', 'article-feedback', id, feedbackCounts) : undefined,
    writes(call) ? countsAt('knowledge', 'deflection', id, deflectionCounts) : undefined,
  ]);
  return {
    ...(said && { mine: { helpful: said.helpful, comment: said.comment } }),
    ...(helped && answered && { counts: { ...helped, answered: answered.answered } }),
  };
}
