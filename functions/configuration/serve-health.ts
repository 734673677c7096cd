import { stepsFrom } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { rowsBelow } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { driftOf, Snapshot, snapshotOf, takeBaseline } from './baseline.ts';
import type { Ci } from './ci.ts';
import type { healthContract } from './contract/health.ts';
import { edges } from './edges.ts';
import { baselines, cis, remediations } from './keep.ts';
import { relationId } from './relation.ts';
import {
  acceptRemediation,
  type Remediation,
  remediationLifecycle,
  reopenRemediation,
} from './remediation.ts';

const practice = 'configuration';
const steps = ({ state }: Remediation) => ({ steps: stepsFrom(remediationLifecycle, state) });
/** A baseline keeps this many relations of an item; of a hub it keeps the first. */
const mostRelations = 200;

async function snapshot(ci: Ci): Promise<Snapshot> {
  const { items } = await edges(ci.id, 'from', mostRelations);
  return snapshotOf(ci, items.map(relationId));
}

/** Each item as it is now; those that are not there are left out. */
async function snapshots(ids: readonly string[]): Promise<ReadonlyMap<string, Snapshot>> {
  const found = await cis.all(ids);
  return new Map(await Promise.all(found.map(async (ci) => [ci.id, await snapshot(ci)] as const)));
}

/** Tasks about unhealthy items, baselines and drift. */
export const serveHealth: Handlers<typeof healthContract> = {
  listRemediations: async (call) => {
    const page = await collectionPage(remediations, call.query.limit, await placeOf(call));
    return pageOf(
      call,
      page.items.map((item) => ({ ...publicly(item), ...steps(item) })),
      page.after,
    );
  },
  getRemediation: async (call) => {
    const task = await remediations.get(call.id);
    return show(call, task, steps(task));
  },
  acceptRemediation: async (call) => {
    const before = await remediations.get(call.id);
    return commit(call, remediations, acceptRemediation(before, call.ask.reason, call.actor, call.at), steps);
  },
  reopenRemediation: async (call) => {
    const before = await remediations.get(call.id);
    return commit(call, remediations, reopenRemediation(before, call.actor, call.at), steps);
  },
  listBaselines: async (call) => {
    const page = await collectionPage(baselines, call.query.limit, await placeOf(call));
    return pageOf(call, page.items.map(publicly), page.after);
  },
  getBaseline: async (call) => show(call, await baselines.get(call.id)),
  readDrift: async (call) => {
    const { id, cis: ids } = await baselines.get(call.id);
    const [{ rows }, now] = await Promise.all([
      rowsBelow(practice, `baseline#${id}`, 'ci#', ids.length),
      snapshots(ids),
    ]);
    const items = rows.flatMap(({ ci, snapshot: was }) => {
      const drift = driftOf(String(ci), Snapshot.parse(JSON.parse(String(was))), now.get(String(ci)));
      return drift ?? [];
    });
    return { status: 200, body: { items } };
  },
  takeBaseline: async (call) => {
    const now = await snapshots(call.ask.cis);
    const missing = call.ask.cis.findIndex((id) => !now.has(id));
    if (missing >= 0)
      throw invalid(`/cis/${missing}`, `there is no configuration item ${call.ask.cis[missing]}`);
    const id = await nextNumber(practice, 'BAS');
    return commit(call, baselines, takeBaseline(call.ask, now, id, call.actor, call.at));
  },
};
