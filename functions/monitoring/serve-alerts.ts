import { invalid } from '../kernel/refusal.ts';
import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows, rowsBelow } from '../runtime/history.ts';
import type { Alert } from './alert.ts';
import { listAlerts } from './alert-list.ts';
import type { alertContract } from './contract/alerts.ts';
import { alerts } from './keep.ts';
import { release } from './release.ts';
import { alertCountsOf } from './tallies.ts';

/** An alert without what is only remembered to count time. */
const seen = ({ trail: _, ...alert }: Alert) => publicly(alert);

/** Alerts: made by signals alone, read by people. */
export const serveAlerts: Handlers<typeof alertContract> = {
  listAlerts: async (call) => {
    const page = await listAlerts(call.query, call.at, await placeOf(call));
    return pageOf(call, page.items.map(seen), page.after);
  },
  countAlerts: async ({ query: { team, by } }) => {
    const known = await teamIds();
    if (team !== undefined && !known.includes(team)) throw invalid('/team', `there is no ${team}`);
    const { all, teams } = await alertCountsOf(team === undefined ? known : [team]);
    return { status: 200, body: { all, ...(by && { teams }) } };
  },
  getAlert: async (call) => show(call, seen(await alerts.get(call.id))),
  releaseAlert: async (call) => {
    const decision = release(await alerts.get(call.id), call.ask, call.actor, call.at);
    return commit(call, alerts, decision, () => ({ trail: undefined }));
  },
  readAlertTimeline: async (call) => {
    const { id } = await alerts.get(call.id);
    const { rows, after } = await eventRows(
      'monitoring',
      `alert#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, rows.map(toEntry), after);
  },
  listAlertSignals: async (call) => {
    const { id } = await alerts.get(call.id);
    const after = await placeOf(call);
    const found = await rowsBelow('monitoring', `alert#${id}`, 'signal#', call.query.limit, after, true);
    const items = found.rows.map(({ at, state, reason, receivedAt, raw }) => ({
      at,
      state,
      reason,
      receivedAt,
      raw,
    }));
    return pageOf(call, items, found.after);
  },
};
