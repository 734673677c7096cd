import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows, rowsBelow } from '../runtime/history.ts';
import { type IndexQuery, queryPage, type Row } from '../runtime/listing.ts';
import type { alertContract } from './contract/alerts.ts';
import { alerts } from './keep.ts';

const base = { practice: 'monitoring' } as const;
const idOf = (row: Row) => String(row.pk).split('#').slice(1).join('#');

/** A page of the open index of one kind, for these teams. */
const openScans = (kind: string, teams: readonly string[], limit: number, after?: string): IndexQuery[] =>
  teams.flatMap((team) =>
    queuePartitions(kind, team).map((partition) => ({
      ...base,
      index: 'open' as const,
      partition,
      limit,
      after,
    })),
  );

/** Alerts: made by signals alone, read by people. */
export const serveAlerts: Handlers<typeof alertContract> = {
  listAlerts: async (call) => {
    const { team, service, limit } = call.query;
    const after = await placeOf(call);
    const scans: IndexQuery[] = service
      ? [{ ...base, index: 'subject', partition: `alert#${service}`, limit, after, descending: true }]
      : openScans('alert', team ? [team] : await teamIds(), limit, after);
    const page = await queryPage(scans, limit);
    const items = await alerts.all(page.rows.map(idOf));
    return pageOf(call, items.map(publicly), page.after);
  },
  getAlert: async (call) => show(call, await alerts.get(call.id)),
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
