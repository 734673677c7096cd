import * as z from 'zod';
import type { Claim } from '../kernel/decision.ts';
import { instant } from '../record/base.ts';
import type { Article, Live } from './article.ts';
import { Content } from './content.ts';

/** An edition as it is kept for ever: what was published when, and by whom. */
export const Edition = z
  .object({
    edition: z.int().positive(),
    at: instant,
    by: z.string(),
    /** The one that readers see; all before it are outdated. */
    state: z.enum(['current', 'outdated']),
    content: Content,
  })
  .meta({ id: 'ArticleEdition' });
export type Edition = z.infer<typeof Edition>;

export const editionPrefix = 'edition#';

/** Sort key of an edition, so that they sort by number. */
export const editionKey = (edition: number): string => `${editionPrefix}${String(edition).padStart(6, '0')}`;

/** The row that keeps an edition, written with the decision that publishes it. */
export const editionClaim = (id: string, { edition, at, by, content }: Live): Claim => ({
  pk: `article#${id}`,
  sk: editionKey(edition),
  values: { edition, at, by, ...content },
});

/** An edition out of its row. */
export function editionOf(row: Record<string, unknown>, { live }: Pick<Article, 'live'>): Edition {
  const state = live?.edition === row.edition ? 'current' : 'outdated';
  return Edition.parse({ ...row, state, content: row });
}
