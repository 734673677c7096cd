import { findChange } from '../change/read.ts';
import { findIncident } from '../incident/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { changeLink, type Link, type LinkType } from '../record/link.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { linksOf } from '../runtime/links.ts';
import type { tieContract } from './contract/ties.ts';
import { requests } from './keep.ts';
import { type AnyCall, command, visible, worksOnThem } from './visible.ts';

/** How a record is looked up, by the letters of its id. Kinds that nobody can look up yet are believed. */
const found: Readonly<Record<string, (id: string) => Promise<{ title: string; state: string } | undefined>>> =
  {
    REQ: requests.find,
    INC: findIncident,
    CHG: findChange,
  };

const lookUp = (id: string) => found[id.slice(0, id.indexOf('-'))];

type Tie = { readonly type: LinkType; readonly target: string };

function tie(call: AnyCall, link: Tie, holder: 'linked' | 'removed') {
  const { target } = link;
  const other = target.startsWith('REQ-') ? { kind: 'request', id: target } : undefined;
  return command(call, async (before) => {
    if (target === before.id) throw invalid('/target', 'is the request itself');
    const look = lookUp(target);
    if (look && !(await look(target))) throw invalid('/target', `there is no ${target}`);
    return changeLink(before, link, holder, call.actor, call.at, other);
  });
}

/** A link with what the other record says of itself. */
async function shown(link: Link): Promise<Link> {
  const other = await lookUp(link.target)?.(link.target);
  return other ? { ...link, title: other.title, state: other.state } : link;
}

/** What a request has to do with other records. */
export const serveTies: Handlers<typeof tieContract> = {
  listRequestLinks: async (call) => {
    const { id } = await visible(call);
    const { links, after } = await linksOf('request', 'request', id, call.query.limit, await placeOf(call));
    return pageOf(call, worksOnThem(call) ? await Promise.all(links.map(shown)) : links, after);
  },
  linkRequest: (call) => tie(call as unknown as AnyCall, call.ask, 'linked'),
  unlinkRequest: (call) => tie(call as unknown as AnyCall, call.ask, 'removed'),
};
