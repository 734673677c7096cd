import { invalid } from '../kernel/refusal.ts';
import { findArticles } from '../knowledge/read.ts';
import { findAlert, findAlerts } from '../monitoring/read.ts';
import { findProblem, findProblems } from '../problem/read.ts';
import { changeLink, type LinkType } from '../record/link.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { linksOf } from '../runtime/links.ts';
import { commands } from './commands.ts';
import type { tieContract } from './contract/ties.ts';

import { incidents } from './keep.ts';
import { reviews } from './review-keep.ts';
import { type AnyCall, carryOut, command, maySee, visible, worksOnThem } from './visible.ts';

/** How a record of another kind is looked up, by the letters of its id. Kinds that nobody can look up yet are believed. */
const found: Readonly<Record<string, (id: string) => Promise<object | undefined>>> = {
  INC: incidents.find,
  ALT: findAlert,
  REV: reviews.find,
  PRB: findProblem,
  KB: async (id) => (await findArticles([id]))[0],
};

type Tie = { readonly type: LinkType; readonly target: string };

function tie(call: AnyCall, link: Tie, holder: 'linked' | 'removed') {
  const { target } = link;
  const prefix = target.slice(0, target.indexOf('-'));
  const other = prefix === 'INC' ? { kind: 'incident', id: target } : undefined;
  return command(call, async (before) => {
    if (target === before.id) throw invalid('/target', 'is the incident itself');
    const there = found[prefix];
    if (there && !(await there(target))) throw invalid('/target', `there is no ${target}`);
    return changeLink(before, link, holder, call.actor, call.at, other);
  });
}

/** What an incident has to do with other records, and who wants to hear of it. */
export const serveTies: Handlers<typeof tieContract> = {
  listIncidentLinks: async (call) => {
    const { id } = await visible(call);
    const { links, after } = await linksOf('incident', 'incident', id, call.query.limit, await placeOf(call));
    const targets = [...new Set(links.map(({ target }) => target))];
    const of = (letters: string) => targets.filter((target) => target.startsWith(`${letters}-`));
    const others = await incidents.all(of('INC'));
    const hidden = new Set(others.filter((other) => !maySee(other, call)).map((other) => other.id));
    const insider = worksOnThem(call);
    const rest = await Promise.all([
      findAlerts(of('ALT')),
      reviews.all(of('REV')),
      findArticles(of('KB')),
      insider ? findProblems(of('PRB')) : [],
    ]);
    const known = new Map([...others, ...rest.flat()].map((other) => [other.id, other]));
    const items = links.flatMap((link) => {
      if (hidden.has(link.target)) return [];
      const other = known.get(link.target);
      return [{ ...link, ...(other && { title: other.title, state: other.state }) }];
    });
    return pageOf(call, items, after);
  },
  linkIncident: (call) => tie(call as unknown as AnyCall, call.ask, 'linked'),
  unlinkIncident: (call) => tie(call as unknown as AnyCall, call.ask, 'removed'),
  watchIncident: (call) => carryOut(commands.watch, call),
  unwatchIncident: (call) => carryOut(commands.unwatch, call),
};
