import { findIncident, findIncidents } from '../incident/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { changeLink, type LinkType } from '../record/link.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { linksOf } from '../runtime/links.ts';
import { writes } from './audience.ts';
import type { articleContract } from './contract/articles.ts';
import { articles } from './keep.ts';
import { type AnyCall, command, visible } from './visible.ts';

type Served = 'listArticleLinks' | 'linkArticle' | 'unlinkArticle';
type Tie = { readonly type: LinkType; readonly target: string };

const there = (id: string): Promise<object | undefined> | object =>
  id.startsWith('INC-') ? findIncident(id) : id.startsWith('KB-') ? articles.find(id) : { id };

function tie(call: AnyCall, link: Tie, holder: 'linked' | 'removed') {
  const { target } = link;
  const other = target.startsWith('KB-') ? { kind: 'article', id: target } : undefined;
  return command(call, async (before) => {
    if (target === before.id) throw invalid('/target', 'is the article itself');
    if (!(await there(target))) throw invalid('/target', `there is no ${target}`);
    return changeLink(before, link, holder, call.actor, call.at, other);
  });
}

/** What an article has to do with other records: the incidents in which it was used. Readers are told of none. */
export const serveArticleLinks: Pick<Handlers<typeof articleContract>, Served> = {
  listArticleLinks: async (call) => {
    const { id } = await visible(call);
    if (!writes(call)) return pageOf(call, []);
    const page = await linksOf('knowledge', 'article', id, call.query.limit, await placeOf(call));
    const of = (letters: string) =>
      page.links.map(({ target }) => target).filter((target) => target.startsWith(`${letters}-`));
    const [incidents, others] = await Promise.all([findIncidents(of('INC')), articles.all(of('KB'))]);
    const known = new Map([...incidents, ...others].map((one) => [one.id, one]));
    const items = page.links.map((link) => {
      const { title, state } = known.get(link.target) ?? {};
      return { ...link, ...(title && { title, state }) };
    });
    return pageOf(call, items, page.after);
  },
  linkArticle: (call) => tie(call as unknown as AnyCall, call.ask, 'linked'),
  unlinkArticle: (call) => tie(call as unknown as AnyCall, call.ask, 'removed'),
};
