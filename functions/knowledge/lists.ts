import type * as z from 'zod';
import { queuePartitions } from '../record/index-keys.ts';
import type { IndexQuery } from '../runtime/listing.ts';
import { matchingPage } from '../runtime/matching.ts';
import { type Article, type ArticleState, articleLifecycle } from './article.ts';
import { isFor, isPublished, writes } from './audience.ts';
import type { Content } from './content.ts';
import type { ArticleQuery } from './contract/articles.ts';
import { articles } from './keep.ts';
import type { AnyCall } from './visible.ts';

type Query = z.output<typeof ArticleQuery>;
type Place = { readonly after?: string | undefined; readonly limit: number };

const base = { practice: 'knowledge' } as const;
const current = (Object.keys(articleLifecycle) as ArticleState[]).filter((state) => state !== 'retired');

/** Where to look: with somebody, among what is published, or in a state, that which is to be looked at first in front. */
function scansOf({ owner, published, state }: Query, place: Place): IndexQuery[] {
  const newest = { ...base, ...place, descending: true } as const;
  if (owner) return [{ ...newest, index: 'person', partition: `article#owner#${owner}` }];
  if (published) return [{ ...newest, index: 'subject', partition: 'article#live' }];
  return (state ? [state] : current)
    .flatMap((one) => queuePartitions('article', one))
    .map((partition) => ({ ...base, ...place, index: 'open', partition }));
}

const has = ({ category, tag, service, language }: Query, content: Content) =>
  (!category || content.category === category) &&
  (!tag || content.tags?.includes(tag) === true) &&
  (!service || content.service === service) &&
  (!language || content.language.split('-')[0] === language.split('-')[0]);

/** A page of articles. A reader is shown what is published for them; who writes, all of them by when they are to be reviewed. */
export function listArticles(call: Pick<AnyCall, 'actor'>, query: Query, at: string, after?: string) {
  const writer = writes(call);
  const asked: Query = writer
    ? { ...query, ...(query.mine && { owner: call.actor.id }) }
    : { ...query, published: true, owner: undefined, state: undefined, due: undefined };
  const fits = (article: Article): boolean => {
    const { live, state, reviewAt, content } = article;
    if (!writer)
      return (
        isPublished(article) && isFor(article.live.content.audience, call) && has(query, article.live.content)
      );
    if (asked.state && state !== asked.state) return false;
    if (asked.due && !(live && reviewAt && reviewAt <= at)) return false;
    return has(query, content);
  };
  const scansAt = (place: Place) => scansOf(asked, place);
  return matchingPage(articles, { scansAt, fits, limit: query.limit, after });
}
