import type { Actor } from '../kernel/actor.ts';
import { excerpt, type Searchable, type Seen } from '../record/searchable.ts';
import type { Article } from './article.ts';
import { isPublished, mayRead, writes } from './audience.ts';

const most = 20_000;

// What marks headings, lists, code and links is nothing that people search for.
const plain = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/^[\t ]{0,8}(?:#{1,6}|[-*+>]|\d{1,9}[.)])[\t ]+/gm, '')
    .replace(/[*_`~|]{1,3}/g, ' ')
    .replace(/[\t ]{2,}/g, ' ')
    .trim();

/** An article as the search knows it: what is published, or else what is being written, for writers alone. */
export function searchableArticle(article: Article): Searchable | undefined {
  const { id, kind, version, state, live } = article;
  if (state === 'retired') return undefined;
  const { title, body, tags = [], category, service, audience } = live?.content ?? article.content;
  return {
    ...{ id, kind, version, title },
    text: excerpt(plain(body), most),
    words: [...tags, ...(category ? [category] : []), ...(service ? [service] : [])],
    readers: live && audience !== 'agents' ? [audience, 'agents'] : ['agents'],
  };
}

/** What somebody who found an article is shown of it; nothing of one that is not for them. */
export function seenArticle(article: Article, actor: Actor): Seen | undefined {
  const who = { actor };
  if (article.state === 'retired' || !mayRead(article, who)) return undefined;
  const { title, body } = article.live?.content ?? article.content;
  const state = writes(who) && !isPublished(article) ? article.state : 'published';
  return { title, text: plain(body).slice(0, most), state };
}
