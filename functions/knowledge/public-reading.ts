import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { line } from '../kernel/text.ts';
import { paging } from '../kernel/wire.ts';
import { canonical } from '../runtime/chain.ts';
import { openCursor, sealCursor } from '../runtime/cursor.ts';
import { countInHour, hidden, networkOf, tooMany } from '../runtime/hourly-limit.ts';
import { matchingPage } from '../runtime/matching.ts';
import { isPublic, type Published, visitor } from './audience.ts';
import { feedbackId, rate } from './feedback.ts';
import { articles, feedback } from './keep.ts';
import { seenArticle } from './searchable.ts';
import { snippetOf } from './snippet.ts';
import { meant } from './wording.ts';

/** Words to search for; without any, what was published last stands first. */
export const PublicQuery = z
  .strictObject({ ...paging, q: line(200).optional() })
  .refine(({ q, cursor }) => q === undefined || cursor === undefined, 'what is searched for has one page');
/** Whoever did not sign in says yes or no: words of strangers are nobody's task. */
export const PublicRate = z.strictObject({ helpful: z.boolean() });

type Query = z.output<typeof PublicQuery>;
const scope = canonical(['public-articles']);
const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
const someone = visitor('anybody');

const rowOf = (article: Published) => {
  const seen = seenArticle(article, someone);
  const { text, marks } = snippetOf(seen?.text ?? '', []);
  return { id: article.id, title: article.live.content.title, marks: [], snippet: { text, marks } };
};

/** A page of the articles that anybody may read, each with where the words stand that were searched for. */
export async function publicPage({ q, limit, cursor }: Query, now: string): Promise<object> {
  if (q !== undefined) {
    const found = await meant(q, ['article'], limit, someone);
    return { items: found.map(({ id, title, marks, snippet }) => ({ id, title, marks, snippet })) };
  }
  const page = await matchingPage(articles, {
    scansAt: (place) => [
      { practice: 'knowledge', index: 'subject', partition: 'article#live', descending: true, ...place },
    ],
    fits: isPublic,
    limit,
    after: cursor === undefined ? undefined : await openCursor(scope, cursor, seconds(now)),
  });
  const next = page.after === undefined ? undefined : await sealCursor(scope, page.after, seconds(now));
  return { items: page.items.filter(isPublic).map(rowOf), ...(next && { next }) };
}

/** An article that anybody may read. @throws {Refusal} `not-found`, also for one that is not public */
export async function publicArticle(id: string): Promise<Published> {
  const article = /^KB-[1-9]\d{0,11}$/.test(id) ? await articles.find(id) : undefined;
  if (article && isPublic(article)) return article;
  throw new Refusal('not-found', 'There is no public article here.');
}

/** So many answers an hour from one network, and in all. */
const most = { network: 30, all: 2_000 };

/**
 * Counts whether it helped whoever did not sign in: once for each network and edition, and what is said later counts instead.
 *
 * @throws {Refusal} `not-found`, or `too-many` with the seconds to wait
 */
export async function rateAsVisitor(
  id: string,
  said: z.output<typeof PublicRate>,
  ip: string,
  now: string,
): Promise<void> {
  const article = await publicArticle(id);
  const from = await hidden('visitor', networkOf(ip));
  const count = (name: string) => countInHour('knowledge', `visitor#${name}`, now);
  if ((await count(from)) > most.network || (await count('all')) > most.all)
    throw tooMany('Too many answers came at once. Try again in an hour.', now);
  const by = visitor(from);
  const before = await feedback.find(feedbackId(article.id, article.live.edition, by.id));
  const decision = rate(article, before, said, by, now);
  if (decision) await feedback.save(decision);
}
