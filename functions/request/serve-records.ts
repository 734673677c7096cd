import { veil } from '../kernel/rights.ts';
import { named, teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { readExecution } from '../runtime/execution.ts';
import { eventRows } from '../runtime/history.ts';
import { serveMany } from '../runtime/many.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { commands } from './commands.ts';
import type { recordContract } from './contract/records.ts';
import { openJudged } from './judging.ts';
import { requests } from './keep.ts';
import { listRequests, listTasks } from './lists.ts';
import { executionsOf } from './machine.ts';
import { orderOf } from './ordering.ts';
import { requestRights } from './rights.ts';
import { standingOf } from './standing.ts';
import { requestTallies } from './tallies.ts';
import { type AnyCall, namesIn, outlook, visible, worksOnThem } from './visible.ts';

/** Fields with parts, which stand on the request itself: a timeline says that they changed. */
const withParts = ['tasks', 'lines', 'leftOut', 'delivery', 'approvals', 'asked'];
const quiet = ['progress', 'run', 'left', 'openedAt'];

const told = (changed: Record<string, { from?: unknown; to?: unknown }>) =>
  Object.fromEntries(
    Object.entries(changed)
      .filter(([name]) => !quiet.includes(name))
      .map(([name, change]) => [name, withParts.includes(name) ? {} : change]),
  );

const machine = (): string => {
  const arn = process.env.FULFILMENT_MACHINE;
  if (!arn) throw new Error('FULFILMENT_MACHINE is not set');
  return arn;
};

/** Ordering, finding and reading requests. */
export const serveRecords: Handlers<typeof recordContract> = {
  countRequests: async ({ actor, query }) => ({
    status: 200,
    body: await requestTallies.knownTo(actor, query, requestRights, await teamIds()),
  }),
  listRequests: async (call) => {
    const { items, after } = await listRequests(call.query, call.actor, await placeOf(call));
    const shown = items.map((request) => {
      const row = { ...publicly(request), standing: standingOf(request), tasks: undefined, lines: undefined };
      return veil(requestRights, call.actor, row);
    });
    return pageOf(call, shown, after);
  },
  orderItem: async (call) => {
    const order = await orderOf(call.ask, call.actor);
    const id = await nextNumber('request', 'REQ');
    const decision = await openJudged(order, id, call.actor, call.at);
    const names = await namesIn(decision.after);
    const view = outlook(call as unknown as AnyCall);
    return commit(call, requests, decision, (request) => ({ ...view(request), ...names }));
  },
  bulkRequests: serveMany({
    practice: 'request',
    rights: requestRights,
    commands,
    visible,
    save: requests.save,
  }),
  getRequest: async (call) => {
    const request = await visible(call);
    return show(call, request, { ...outlook(call)(request), ...(await namesIn(request)) });
  },
  readRequestTimeline: async (call) => {
    const { id } = await visible(call);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('request', `request#${id}`, call.query.limit, place);
    const all = worksOnThem(call);
    const entries = rows.filter((row) => all || row.visibility !== 'internal').map(toEntry);
    const shown = entries.map(({ changed, ...entry }) => ({
      ...entry,
      changed: veil(requestRights, call.actor, told(changed)),
    }));
    return pageOf(call, await named(shown), after);
  },
  readRequestExecution: async (call) => {
    const names = await executionsOf(await visible(call));
    const found = await Promise.all(names.map((name) => readExecution(machine(), name)));
    return pageOf(
      call,
      found.filter((execution) => execution !== undefined),
    );
  },
  listRequestTasks: async (call) => {
    if (!worksOnThem(call)) return pageOf(call, []);
    const { items, after } = await listTasks(call.query, call.actor, await placeOf(call));
    return pageOf(call, items, after);
  },
};
