import { findIncident } from '../incident/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { findProblem } from '../problem/read.ts';
import { changeLink, type Link, type LinkType } from '../record/link.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { linksOf } from '../runtime/links.ts';
import { commands } from './commands.ts';
import type { tieContract } from './contract/ties.ts';
import { changes } from './keep.ts';
import { type AnyCall, carryOut, command, visible, worksOnThem } from './visible.ts';

/** How a record is looked up, by the letters of its id. Kinds that nobody can look up yet are believed. */
const found: Readonly<Record<string, (id: string) => Promise<{ title: string; state: string } | undefined>>> =
  { CHG: changes.find, INC: findIncident, PRB: findProblem };

const lookUp = (id: string) => found[id.slice(0, id.indexOf('-'))];

type Tie = { readonly type: LinkType; readonly target: string };

function tie(call: AnyCall, link: Tie, holder: 'linked' | 'removed') {
  const { target } = link;
  const other = target.startsWith('CHG-') ? { kind: 'change', id: target } : undefined;
  return command(call, async (before) => {
    if (target === before.id) throw invalid('/target', 'is the change itself');
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

/** What is said about a change, what it has to do with other records, and who wants to hear of it. */
export const serveTies: Handlers<typeof tieContract> = {
  commentChange: (call) => carryOut(commands.comment, call),
  noteChange: (call) => carryOut(commands.note, call),
  listChangeLinks: async (call) => {
    const { id } = await visible(call);
    const { links, after } = await linksOf('change', 'change', id, call.query.limit, await placeOf(call));
    return pageOf(call, worksOnThem(call) ? await Promise.all(links.map(shown)) : links, after);
  },
  linkChange: (call) => tie(call as unknown as AnyCall, call.ask, 'linked'),
  unlinkChange: (call) => tie(call as unknown as AnyCall, call.ask, 'removed'),
  watchChange: (call) => carryOut(commands.watch, call),
  unwatchChange: (call) => carryOut(commands.unwatch, call),
};
