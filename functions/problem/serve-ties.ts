import { findIncidents, type Incident } from '../incident/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { changeLink, type Link, type LinkType } from '../record/link.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { linksOf } from '../runtime/links.ts';
import { commands } from './commands.ts';
import type { tieContract } from './contract/ties.ts';
import { known, lookUp } from './known.ts';
import { allLinked, linkedPage } from './linked.ts';
import { changeIncidents } from './linking.ts';
import { type AnyCall, carryOut, command, visible } from './visible.ts';

type Tie = { readonly type: LinkType; readonly target: string };

function tie(call: AnyCall, link: Tie, holder: 'linked' | 'removed') {
  const { target } = link;
  const other = target.startsWith('PRB-') ? { kind: 'problem', id: target } : undefined;
  return command(call, async (before) => {
    if (target === before.id) throw invalid('/target', 'is the problem itself');
    const look = lookUp(target);
    if (look && !(await look)) throw invalid('/target', `there is no ${target}`);
    return changeLink(before, link, holder, call.actor, call.at, other);
  });
}

/** A link with what the other record says of itself. */
async function shown(link: Link): Promise<Link> {
  const other = await lookUp(link.target);
  return other ? { ...link, title: other.title, state: other.state } : link;
}

const caused = (problem: string, incident: Incident): object => {
  const { id, title, state, priority, service, hold, workarounds, openedAt } = incident;
  const told = workarounds?.[problem]?.edition;
  const waits = state === 'on-hold' && hold?.reason === 'problem';
  return { id, title, state, priority, service, waits, openedAt, ...(told && { told }) };
};

/** What is said about a problem, what it has to do with other records, and who wants to hear of it. */
export const serveTies: Handlers<typeof tieContract> = {
  commentProblem: (call) => carryOut(commands.comment, call),
  noteProblem: (call) => carryOut(commands.note, call),
  listProblemIncidents: async (call) => {
    const { id } = await visible(call);
    const { ids, after } = await linkedPage(id, 'causes', 'INC', call.query.limit, await placeOf(call));
    const incidents = await findIncidents(ids);
    return pageOf(
      call,
      incidents.map((one) => caused(id, one)),
      after,
    );
  },
  linkProblemIncidents: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const { incidents } = call.ask;
      await known({ incidents });
      const there = await allLinked(before.id, 'causes', 'INC');
      const missing = incidents.filter((id) => !there.includes(id));
      return changeIncidents(before, missing, 'linked', call.actor, call.at);
    }),
  unlinkProblemIncidents: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const there = await allLinked(before.id, 'causes', 'INC');
      const standing = call.ask.incidents.filter((id) => there.includes(id));
      return changeIncidents(before, standing, 'removed', call.actor, call.at);
    }),
  listProblemLinks: async (call) => {
    const { id } = await visible(call);
    const { links, after } = await linksOf('problem', 'problem', id, call.query.limit, await placeOf(call));
    return pageOf(call, await Promise.all(links.map(shown)), after);
  },
  linkProblem: (call) => tie(call as unknown as AnyCall, call.ask, 'linked'),
  unlinkProblem: (call) => tie(call as unknown as AnyCall, call.ask, 'removed'),
  watchProblem: (call) => carryOut(commands.watch, call),
  unwatchProblem: (call) => carryOut(commands.unwatch, call),
};
