import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Call, commit } from '../runtime/call.ts';
import { type Article, stepsOf } from './article.ts';
import { isPublished, mayRead, type Published, writes } from './audience.ts';
import { articles } from './keep.ts';

/** A call of whatever operation on articles. */
export type AnyCall = Call<Operation>;
type Who = Pick<AnyCall, 'actor'>;

const absent = (id: string) => new Refusal('not-found', `There is no article ${id.slice(0, 40)}.`);

/** The article, if the caller may see it; what is not for them is as absent. @throws {Refusal} `not-found` */
export async function visible(call: Pick<AnyCall, 'id' | 'actor'>): Promise<Article> {
  const article = await articles.find(call.id);
  if (article && mayRead(article, call)) return article;
  throw absent(call.id);
}

/** As `visible`, of those that are published. @throws {Refusal} `not-found` */
export async function published(call: Pick<AnyCall, 'id' | 'actor'>): Promise<Published> {
  const article = await visible(call);
  if (isPublished(article)) return article;
  throw absent(call.id);
}

/** What writers alone see of an article. */
const backOffice = [
  ...['content', 'authors', 'owner', 'from', 'clocks', 'edition', 'changedAt', 'openedAt'],
  ...['publishAt', 'scheduledBy', 'reviewAt', 'reviewDays'],
] as const;

/** What is put over the record for the caller: to writers, what they can do now; to readers, what is published and no more. */
export const viewOf =
  (who: Who) =>
  (article: Article): object => {
    if (writes(who)) return { steps: stepsOf(article) };
    const hidden = Object.fromEntries(backOffice.map((name) => [name, undefined]));
    const { content, ...live } = article.live ?? {};
    return {
      ...hidden,
      title: content?.title,
      state: 'published',
      live: { ...live, by: undefined, content },
    };
  };

/** A command on an article: load, decide, save, answer. */
export async function command(
  call: AnyCall,
  decideOn: (before: Article) => Decision<Article> | Promise<Decision<Article>>,
) {
  const before = await visible(call);
  return commit(call, articles, await decideOn(before), viewOf(call));
}
