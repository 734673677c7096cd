import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { countsAt } from '../runtime/counting.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { writes } from './audience.ts';
import type { readerContract } from './contract/feedback.ts';
import { answered, deflectionCounts, everywhere } from './deflection.ts';
import { feedbackId, rate, settle } from './feedback.ts';
import { deflections, feedback } from './keep.ts';
import { published, visible } from './visible.ts';

const base = { practice: 'knowledge', descending: true } as const;
const idsOf = (kind: string, rows: readonly Record<string, unknown>[]) =>
  rows.map(({ pk }) => String(pk).slice(kind.length + 1));

async function page(scan: Omit<IndexQuery, 'practice'>) {
  const { rows, after } = await queryPage([{ ...base, ...scan }], scan.limit);
  return { items: (await feedback.all(idsOf('article-feedback', rows))).map(publicly), after };
}

/** What readers say of articles. */
export const serveReaders: Handlers<typeof readerContract> = {
  rateArticle: async (call) => {
    const article = await published(call);
    const before = await feedback.find(feedbackId(article.id, article.live.edition, call.actor.id));
    const decision = rate(article, before, call.ask, call.actor, call.at);
    return decision ? commit(call, feedback, decision) : show(call, before as NonNullable<typeof before>);
  },
  listArticleFeedback: async (call) => {
    const article = await visible(call);
    const { limit } = call.query;
    if (!writes(call)) {
      const edition = article.live?.edition ?? 0;
      const mine = await feedback.find(feedbackId(article.id, edition, call.actor.id));
      return pageOf(call, mine ? [publicly(mine)] : []);
    }
    const partition = `article-feedback#${article.id}`;
    const { items, after } = await page({ index: 'subject', partition, limit, after: await placeOf(call) });
    return pageOf(call, items, after);
  },
  listMyArticleFeedback: async (call) => {
    const partition = `article-feedback#owner#${call.actor.id}`;
    const { limit } = call.query;
    const { items, after } = await page({ index: 'person', partition, limit, after: await placeOf(call) });
    return pageOf(call, items, after);
  },
  settleArticleFeedback: async (call) => {
    const { id } = await visible(call);
    const said = await feedback.find(call.params.feedback ?? '');
    if (said?.article !== id) throw new Refusal('not-found', 'There is no such feedback on it.');
    return commit(call, feedback, settle(said, call.actor, call.at));
  },
  answeredByArticle: async (call) => {
    const decision = answered(await published(call), call.ask, call.actor, call.at);
    const before = await deflections.find(decision.after.id);
    return before ? show(call, before) : commit(call, deflections, decision);
  },
  countDeflections: async () => ({
    status: 200,
    body: await countsAt('knowledge', 'deflection', everywhere, deflectionCounts),
  }),
};
