import { linksTold } from '../runtime/links.ts';
import { articles } from './keep.ts';

/** The articles of these ids that exist, in whatever state. */
export const findArticles = (ids: readonly string[]) => articles.all(ids);

/** Which link a version of an article was about, and whether it stands at this moment. */
export const articleLinksAt = (id: string, version: number) => linksTold('knowledge', 'article', id, version);
