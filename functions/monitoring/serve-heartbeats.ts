import { stepsFrom } from '../kernel/lifecycle.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { lastBeat } from './beats.ts';
import type { heartbeatContract } from './contract/heartbeats.ts';
import {
  addHeartbeat,
  changeHeartbeat,
  type Heartbeat,
  heartbeatLifecycle,
  pauseHeartbeat,
  resumeHeartbeat,
  rotateHeartbeatKey,
} from './heartbeat.ts';
import { keyBehind, newKey } from './integration-keys.ts';
import { heartbeats } from './keep.ts';
import { hashOfKey } from './key-holder.ts';
import { demandKnown, withoutHash } from './serve-integrations.ts';

/** How people see it, with its newest beat; the hash of its key is for finding it only. */
async function shown({ keyHash: _, ...heartbeat }: Heartbeat) {
  const lastBeatAt = await lastBeat(heartbeat.id);
  const steps = stepsFrom(heartbeatLifecycle, heartbeat.state);
  return { ...publicly(heartbeat), ...(lastBeatAt && { lastBeatAt }), steps };
}

const hidden = ({ state }: Heartbeat) => ({
  steps: stepsFrom(heartbeatLifecycle, state),
  keyHash: undefined,
});

/** Heartbeat monitors. */
export const serveHeartbeats: Handlers<typeof heartbeatContract> = {
  listHeartbeats: async (call) => {
    const { limit } = call.query;
    const page = await collectionPage(heartbeats, limit, await placeOf(call));
    return pageOf(call, await Promise.all(page.items.map(shown)), page.after);
  },
  getHeartbeat: async (call) => {
    const heartbeat = await heartbeats.get(call.id);
    return { status: 200, body: await shown(heartbeat), version: heartbeat.version };
  },
  readHeartbeatTimeline: async (call) => {
    const { id } = await heartbeats.get(call.id);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('monitoring', `heartbeat#${id}`, call.query.limit, place);
    return pageOf(call, rows.map(toEntry).map(withoutHash), after);
  },
  readHeartbeatKeys: async (call) => {
    const { id, generation, keyHash } = await heartbeats.get(call.id);
    const key = await keyBehind(id, generation, keyHash);
    return { status: 200, body: { generation, ...(key && { key, path: `/v1/beats/${key}` }) } };
  },
  addHeartbeat: async (call) => {
    await demandKnown(call.ask.service);
    const id = await nextNumber('monitoring', 'HB');
    const hash = hashOfKey(await newKey(id, 1));
    return commit(call, heartbeats, addHeartbeat(call.ask, id, hash, call.actor, call.at), hidden);
  },
  changeHeartbeat: async (call) => {
    await demandKnown(call.ask.service);
    const before = await heartbeats.get(call.id);
    const decision = changeHeartbeat(before, call.ask, await lastBeat(before.id), call.actor, call.at);
    return commit(call, heartbeats, decision, hidden);
  },
  pauseHeartbeat: async (call) => {
    const decision = pauseHeartbeat(await heartbeats.get(call.id), call.ask.reason, call.actor, call.at);
    return commit(call, heartbeats, decision, hidden);
  },
  resumeHeartbeat: async (call) =>
    commit(call, heartbeats, resumeHeartbeat(await heartbeats.get(call.id), call.actor, call.at), hidden),
  rotateHeartbeatKey: async (call) => {
    const before = await heartbeats.get(call.id);
    const hash = hashOfKey(await newKey(before.id, before.generation + 1));
    const decision = rotateHeartbeatKey(before, hash, call.ask.oldKeyHours, call.actor, call.at);
    return commit(call, heartbeats, decision, hidden);
  },
};
