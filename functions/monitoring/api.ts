import type { Operation } from '../kernel/contract.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { toEntry } from '../record/timeline.ts';
import { api } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows, rowsBelow } from '../runtime/history.ts';
import { type IndexQuery, queryPage, type Row } from '../runtime/listing.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { monitoringContract } from './contract.ts';
import { alerts, quarantinedSignals, redrives } from './keep.ts';
import { deadLetters, queues } from './outside.ts';
import { judge, type QuarantinedSignal, quarantineLifecycle } from './quarantine.ts';
import { requestRedrive } from './redrive.ts';
import { cut } from './signal.ts';

const base = { practice: 'monitoring' } as const;
const idOf = (row: Row) => String(row.pk).split('#').slice(1).join('#');
const steps = ({ state }: QuarantinedSignal) => ({ steps: stepsFrom(quarantineLifecycle, state) });

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

async function waiting() {
  const sqs = queues();
  const name = (url: string) => url.split('/').at(-1) ?? url;
  return Promise.all(
    deadLetters().map(async (url) => ({ queue: name(url), messages: await sqs.waiting(url) })),
  );
}

/** An operator's word on a quarantined signal: decide, save, answer. */
async function judged(call: Call<Operation>, step: 'release' | 'discard', note: string | undefined) {
  const decision = judge(await quarantinedSignals.get(call.id), step, note, call.actor, call.at);
  return commit(call, quarantinedSignals, decision, steps);
}

export const handler = api('monitoring', monitoringContract, {
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
  listQuarantinedSignals: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(quarantinedSignals, limit, await placeOf(call));
    return pageOf(
      call,
      // A page of whole messages would be more than one answer may hold.
      page.items.map((item) => ({ ...publicly(item), raw: cut(item.raw, 2_000), ...steps(item) })),
      page.after,
    );
  },
  getQuarantinedSignal: async (call) => {
    const signal = await quarantinedSignals.get(call.id);
    return show(call, signal, steps(signal));
  },
  releaseSignal: (call) => judged(call, 'release', call.ask.note),
  discardSignal: (call) => judged(call, 'discard', call.ask.note),
  listRedrives: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(redrives, limit, await placeOf(call));
    const { body, ...answer } = await pageOf(call, page.items.map(publicly), page.after);
    return { ...answer, body: { ...(body as object), waiting: await waiting() } };
  },
  getRedrive: async (call) => show(call, await redrives.get(call.id)),
  requestRedrive: async (call) =>
    commit(call, redrives, requestRedrive(await nextNumber('monitoring', 'RDV'), call.actor, call.at)),
});
