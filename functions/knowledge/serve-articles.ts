import { findIncident } from '../incident/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { linkRows } from '../record/link.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { readRow } from '../runtime/dynamo.ts';
import { eventRows, rowsBelow } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { articleTemplates, knownErrorOf } from './article-template.ts';
import { writes } from './audience.ts';
import { settings } from './configured.ts';
import type { articleContract } from './contract/articles.ts';
import { editionKey, editionOf, editionPrefix } from './edition.ts';
import { articles } from './keep.ts';
import { demandKnown } from './known.ts';
import { listArticles } from './lists.ts';
import { giveBack, publish, schedule, submit, unschedule } from './publishing.ts';
import { readersOf } from './readers.ts';
import { confirm, keepArticle, proposeRetirement, retire } from './retirement.ts';
import { serveArticleLinks } from './serve-links.ts';
import { type AnyCall, command, viewOf, visible } from './visible.ts';
import { type AddArticle, beginArticle, changeArticle, giveUp, revise } from './writing.ts';

/** What it begins with when its author wrote nothing yet: what the incident came to, or the headings of a template. */
async function bodyOf({ body, from, template }: AddArticle): Promise<string> {
  const incident = from === undefined ? undefined : await findIncident(from);
  if (from !== undefined && !incident) throw invalid('/from', `there is no ${from}`);
  return body ?? (incident ? knownErrorOf(incident) : articleTemplates[template].body);
}

/** An article's timeline and editions are for those who write. */
async function writing(call: AnyCall) {
  const article = await visible(call);
  return { article, all: writes(call) };
}

/** Writing, publishing and retiring articles. */
export const serveArticles: Handlers<typeof articleContract> = {
  listArticles: async (call) => {
    const { items, after } = await listArticles(call, call.query, call.at, await placeOf(call));
    const view = viewOf(call);
    return pageOf(
      call,
      items.map((article) => ({ ...publicly(article), ...view(article) })),
      after,
    );
  },
  addArticle: async (call) => {
    const { ask, actor, at } = call;
    await demandKnown(ask);
    const { owner = actor.id, reviewDays = settings().reviewDays, from, template: _, ...said } = ask;
    const content = { ...said, body: await bodyOf(ask) };
    const id = await nextNumber('knowledge', 'KB');
    const start = { content, owner, reviewDays, ...(from && { from }) };
    const begun = beginArticle(start, id, actor, at);
    const link = { type: 'relates-to', target: from ?? '' } as const;
    const claims = from ? linkRows(begun.after, link, 'linked', actor.id, at) : [];
    const facts = from ? { facts: link } : {};
    const decision = { ...begun, claims, event: { ...begun.event, ...facts } };
    return commit(call, articles, decision, viewOf(call));
  },
  getArticle: async (call) => {
    const article = await visible(call);
    return show(call, article, { ...viewOf(call)(article), ...(await readersOf(article, call)) });
  },
  changeArticle: async (call) => {
    await demandKnown(call.ask);
    return command(call as unknown as AnyCall, (before) =>
      changeArticle(before, call.ask, call.actor, call.at),
    );
  },
  submitArticle: (call) => command(call, (before) => submit(before, call.actor, call.at)),
  returnArticle: (call) => command(call, (before) => giveBack(before, call.ask.reason, call.actor, call.at)),
  publishArticle: (call) =>
    command(call, (before) => publish(before, call.actor, call.at, settings().fourEyes)),
  scheduleArticle: (call) =>
    command(call, (before) => schedule(before, call.ask.at, call.actor, call.at, settings().fourEyes)),
  unscheduleArticle: (call) => command(call, (before) => unschedule(before, call.actor, call.at)),
  reviseArticle: (call) =>
    command(call, (before) => revise(before, before.live?.content ?? before.content, call.actor, call.at)),
  restoreArticle: (call) =>
    command(call, async (before) => {
      const { edition } = call.ask;
      const row = await readRow('knowledge', `article#${before.id}`, editionKey(edition));
      if (!row) throw invalid('/edition', `there is no edition ${edition}`);
      return revise(before, editionOf(row, before).content, call.actor, call.at);
    }),
  discardArticle: (call) => command(call, (before) => giveUp(before, 'discard', call.actor, call.at)),
  abandonArticle: (call) => command(call, (before) => giveUp(before, 'abandon', call.actor, call.at)),
  confirmArticle: (call) => command(call, (before) => confirm(before, call.actor, call.at)),
  proposeArticleRetirement: (call) =>
    command(call, (before) => proposeRetirement(before, call.ask.reason, call.actor, call.at)),
  keepArticle: (call) => command(call, (before) => keepArticle(before, call.actor, call.at)),
  retireArticle: (call) => command(call, (before) => retire(before, call.actor, call.at)),
  listArticleEditions: async (call) => {
    const { article, all } = await writing(call);
    const { limit } = call.query;
    const pk = `article#${article.id}`;
    const { rows, after } = await rowsBelow('knowledge', pk, editionPrefix, limit, await placeOf(call));
    const editions = rows.map((row) => editionOf(row, article));
    return pageOf(
      call,
      all ? editions : editions.filter(({ state }) => state === 'current').map((one) => ({ ...one, by: '' })),
      all ? after : undefined,
    );
  },
  readArticleTimeline: async (call) => {
    const { article, all } = await writing(call);
    const { limit } = call.query;
    if (!all) return pageOf(call, []);
    const { rows, after } = await eventRows('knowledge', `article#${article.id}`, limit, await placeOf(call));
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
  ...serveArticleLinks,
};
