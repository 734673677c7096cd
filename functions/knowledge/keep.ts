import { records } from '../runtime/records.ts';
import { Article, articleKeys } from './article.ts';
import { Deflection } from './deflection.ts';
import { Feedback } from './feedback.ts';

const practice = 'knowledge';

export const articles = /* @__PURE__ */ records<Article>({
  practice,
  kind: 'article',
  schema: Article,
  keysOf: articleKeys,
});

/** Feedback by its article; what is to be seen to, by whose article it is. */
export const feedback = /* @__PURE__ */ records<Feedback>({
  practice,
  kind: 'article-feedback',
  schema: Feedback,
  keysOf: ({ state, article, owner, openedAt }) => ({
    person: state === 'open' ? `owner#${owner}` : undefined,
    subject: article,
    order: openedAt,
  }),
});

export const deflections = /* @__PURE__ */ records<Deflection>({
  practice,
  kind: 'deflection',
  schema: Deflection,
  keysOf: ({ person, article, openedAt }) => ({ person, subject: article, order: openedAt }),
});
