import { defaultService } from '../configuration/read.ts';
import { named, teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { serveMany } from '../runtime/many.ts';
import { commands } from './commands.ts';
import type { recordContract } from './contract/records.ts';
import { problems } from './keep.ts';
import { candidatesFor, listProblems } from './lists.ts';
import { raise } from './raising.ts';
import { problemRights } from './rights.ts';
import { similarOnes } from './similar.ts';
import { problemTallies } from './tallies.ts';
import { carryOut, outlook, visible } from './visible.ts';

const parts = ['rootCause', 'workaround', 'knownError', 'resolution', 'review', 'tasks', 'fields'];

/** That something with parts changed is told by its name: what it is now stands on the record itself. */
const told = <T extends { readonly changed: Readonly<Record<string, object>> }>(entry: T): T => ({
  ...entry,
  changed: Object.fromEntries(
    Object.entries(entry.changed).map(([name, change]) => [name, parts.includes(name) ? {} : change]),
  ),
});

/** Opening, finding, reading and writing problems. */
export const serveRecords: Handlers<typeof recordContract> = {
  countProblems: async ({ actor, query }) => ({
    status: 200,
    body: await problemTallies.knownTo(actor, query, problemRights, await teamIds()),
  }),
  findSimilarProblems: async (call) => {
    const service = call.query.service ?? (await defaultService()).id;
    const known = { ...call.query, service };
    return pageOf(call, similarOnes(known, await candidatesFor(service, known.errorCode)));
  },
  listProblems: async (call) => {
    const { items, after } = await listProblems(call.query, call.actor, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  openProblem: async (call) => commit(call, problems, await raise(call.ask, call.actor, call.at), outlook),
  bulkProblems: serveMany({
    practice: 'problem',
    rights: problemRights,
    commands,
    visible,
    save: problems.save,
  }),
  getProblem: async (call) => {
    const problem = await visible(call);
    return show(call, problem, outlook(problem));
  },
  changeProblem: (call) => carryOut(commands.change, call),
  readProblemTimeline: async (call) => {
    const { id } = await visible(call);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('problem', `problem#${id}`, call.query.limit, place);
    return pageOf(call, await named(rows.map(toEntry).map(told)), after);
  },
};
