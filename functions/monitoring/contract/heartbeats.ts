import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddHeartbeat, ChangeHeartbeat, Heartbeat, PauseHeartbeat } from '../heartbeat.ts';
import { RotateKey } from '../integration.ts';
import { heartbeatRights as rights } from '../rights.ts';

const answer = Heartbeat.omit({ chain: true, keyHash: true })
  .extend({ lastBeatAt: instant.optional(), steps: z.array(z.string()).optional() })
  .meta({ id: 'HeartbeatView' });
const Keys = z
  .object({ key: z.string().optional(), generation: z.int(), path: z.string().optional() })
  .meta({ id: 'HeartbeatKeys' });

const one = '/v1/heartbeats/{id}';
const command = { method: 'POST', rights, answer } as const;

/** What has to make itself heard regularly. */
export const heartbeatContract = contract([
  {
    id: 'listHeartbeats',
    method: 'GET',
    path: '/v1/heartbeats',
    summary: 'List what has to make itself heard, each with its last beat',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { id: 'getHeartbeat', method: 'GET', path: one, summary: 'Read a heartbeat monitor', rights, answer },
  {
    id: 'readHeartbeatTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Read when it fell silent and came back',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'readHeartbeatKeys',
    method: 'GET',
    path: `${one}/keys`,
    summary: 'Read the address to beat at',
    rights,
    command: 'read-keys',
    answer: Keys,
  },
  {
    ...command,
    id: 'addHeartbeat',
    path: '/v1/heartbeats',
    summary: 'Watch for something that has to make itself heard',
    command: 'create',
    ask: AddHeartbeat,
    status: 201,
  },
  {
    id: 'changeHeartbeat',
    method: 'PATCH',
    path: one,
    summary: 'Change how long it may be silent',
    rights,
    command: 'change',
    ask: ChangeHeartbeat,
    answer,
  },
  {
    ...command,
    id: 'pauseHeartbeat',
    path: `${one}/pause`,
    summary: 'Let it be silent for a reason',
    command: 'pause',
    ask: PauseHeartbeat,
  },
  {
    ...command,
    id: 'resumeHeartbeat',
    path: `${one}/resume`,
    summary: 'Listen to it again',
    command: 'resume',
    ask: nothing,
  },
  {
    ...command,
    id: 'rotateHeartbeatKey',
    path: `${one}/rotate`,
    summary: 'Give it a new address; the old one holds for some hours more',
    command: 'rotate',
    ask: RotateKey,
  },
]);
