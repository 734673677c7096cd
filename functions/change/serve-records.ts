import { defaultService, findService } from '../configuration/read.ts';
import { veil } from '../kernel/rights.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { type TimelineEntry as Entry, toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { recordContract } from './contract/records.ts';
import { correct, edited } from './correction.ts';
import { demandUnlocked, followTemplate } from './following.ts';
import { riskOf } from './judging.ts';
import { changes, standardChanges } from './keep.ts';
import { demandNoRing, known } from './known.ts';
import { listChanges } from './lists.ts';
import { type OpenChange, open } from './opening.ts';
import { changeRights } from './rights.ts';
import { noRisk } from './risk.ts';
import { command, outlook, visible, worksOnThem } from './visible.ts';

/** Whose queue it comes into: the named team's, or that of the first service that it is about. */
async function teamOf(
  { team, services = [] }: Pick<OpenChange, 'team' | 'services'>,
  teams: readonly string[],
): Promise<string> {
  const [first] = services;
  const about = first === undefined ? undefined : await findService(first);
  return team ?? about?.team ?? teams[0] ?? (await defaultService()).team;
}

/** What somebody asks for, with what the template says that it is to follow. */
async function prepared(ask: OpenChange) {
  const { template, title = '', ...said } = ask;
  if (template !== undefined) return followTemplate(await standardChanges.find(template), ask);
  return { ...said, title };
}

const structured = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some(structured));

/** That something with parts changed is told by its name: what it is now stands on the record itself. */
const told = (changed: Entry['changed']): Entry['changed'] =>
  Object.fromEntries(
    Object.entries(changed).map(([name, { from, to }]) => [
      name,
      structured(from) || structured(to) ? {} : { from, to },
    ]),
  );

const pairs = (answers: readonly string[]) =>
  Object.fromEntries(answers.map((each) => each.split(':') as [string, string]));

/** Opening, finding, reading and writing changes. */
export const serveRecords: Handlers<typeof recordContract> = {
  listChanges: async (call) => {
    const { items, after } = await listChanges(call.query, call.actor, await placeOf(call));
    const shown = items.map((change) => veil(changeRights, call.actor, publicly(change)));
    return pageOf(call, shown, after);
  },
  openChange: async (call) => {
    const { actor, at } = call;
    const ask = await prepared(call.ask);
    await known(ask);
    const opening = { ...ask, team: await teamOf(ask, actor.teams) };
    const draft = open(opening, noRisk, 'CHG-1', actor, at).after;
    const risk = await riskOf(draft);
    const id = await nextNumber('change', 'CHG');
    return commit(call, changes, open(opening, risk, id, actor, at), outlook);
  },
  judgeChange: async (call) => {
    const { answers, ...query } = call.query;
    const judged = { ...query, team: await teamOf(query, call.actor.teams), answers: pairs(answers) };
    return { status: 200, body: await riskOf({ ...judged, plans: query.backout ? { backout: '…' } : {} }) };
  },
  getChange: async (call) => {
    const change = await visible(call);
    return show(call, change, outlook(change));
  },
  changeChange: (call) =>
    command(call, async (before) => {
      await known(call.ask);
      demandUnlocked(before, Object.keys(call.ask));
      const next = edited(before, call.ask);
      await demandNoRing(next);
      return correct(before, next, await riskOf(next), call.actor, call.at);
    }),
  readChangeTimeline: async (call) => {
    const { id } = await visible(call);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('change', `change#${id}`, call.query.limit, place);
    const all = worksOnThem(call);
    const entries = rows.filter((row) => all || row.visibility !== 'internal').map(toEntry);
    const shown = entries.map(({ changed, ...entry }) => ({
      ...entry,
      changed: veil(changeRights, call.actor, told(changed)),
    }));
    return pageOf(call, await named(shown), after);
  },
};
