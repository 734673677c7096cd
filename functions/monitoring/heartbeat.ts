import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { endingKey, keyClaim } from './integration.ts';
import { type Severity, type Signal, severities } from './signal.ts';

const fields = {
  name: line(120),
  service: slug,
  /** Minutes that may pass between two beats: 5 minutes to 9,000 hours. */
  timeout: z.int().min(5).max(540_000),
  /** Minutes more before silence is an alert. */
  grace: z.int().min(0).max(1_440),
  severity: z.enum(severities),
};

/** Something that has to make itself heard regularly: a backup script, a queue worker. Its silence is an alert. */
export const Heartbeat = z.object({
  ...recordFields,
  id: z.string().regex(/^HB-\d+$/),
  kind: z.literal('heartbeat'),
  /** `waiting` until its first beat: what was never set up does not page. */
  state: z.enum(['waiting', 'beating', 'silent', 'paused']),
  ...fields,
  service: fields.service.optional(),
  generation: z.int().positive(),
  keyHash: z.string(),
  rotatedAt: instant.optional(),
  /** The beat that this record knows of; newer ones are counted without changing it. */
  beatAt: instant.optional(),
  silentSince: instant.optional(),
  pause: z.object({ reason: z.string(), by: z.string(), at: instant }).optional(),
  openedAt: instant,
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const heartbeatLifecycle = {
  waiting: { pause: 'paused' },
  beating: { pause: 'paused' },
  silent: { pause: 'paused' },
  paused: { resume: 'beating' },
} as const satisfies Lifecycle<Heartbeat['state']>;

export const AddHeartbeat = z.strictObject({
  name: fields.name,
  service: fields.service.optional(),
  timeout: fields.timeout,
  grace: fields.grace.default(0),
  severity: fields.severity.default('error'),
});
export type AddHeartbeat = z.infer<typeof AddHeartbeat>;
export const ChangeHeartbeat = z.strictObject({ ...fields, service: fields.service.nullable() }).partial();
export type ChangeHeartbeat = z.infer<typeof ChangeHeartbeat>;
/** Nobody is told of its silence until somebody resumes it. */
export const PauseHeartbeat = z.strictObject({ reason: text(500) });

/** All of them in one list: there are few. */
export const heartbeatKeys = ({ openedAt }: Heartbeat): IndexKeys => ({
  open: { team: 'all', order: openedAt },
  order: openedAt,
});

const minute = 60_000;

/** When silence since a beat is an alert. */
export const silentAt = ({ timeout, grace }: Pick<Heartbeat, 'timeout' | 'grace'>, beat: string): string =>
  new Date(Date.parse(beat) + (timeout + grace) * minute).toISOString();

const wound = <H extends Omit<Heartbeat, 'version' | 'chain'>>(
  heartbeat: H,
  beat: string | undefined,
): H => ({
  ...heartbeat,
  clocks: wind(heartbeat.clocks, 'silence', beat && silentAt(heartbeat, beat)),
});

/** A new monitor, which waits for its first beat. */
export function addHeartbeat(
  ask: AddHeartbeat,
  id: string,
  keyHash: string,
  actor: Actor,
  at: string,
): Decision<Heartbeat> {
  const begun = { state: 'waiting', generation: 1, keyHash, openedAt: at } as const;
  const next = { ...ask, id, kind: 'heartbeat' as const, title: ask.name, ...begun };
  const decision = decide<Heartbeat>(undefined, next, { type: 'heartbeat.added', by: actor.id, at });
  return { ...decision, claims: [keyClaim(keyHash, id)] };
}

/**
 * Changes a monitor. While it beats, its next silence is counted anew from its last beat.
 *
 * @param beat its newest beat
 */
export function changeHeartbeat(
  before: Heartbeat,
  ask: ChangeHeartbeat,
  beat: string | undefined,
  actor: Actor,
  at: string,
): Decision<Heartbeat> {
  const { name = before.name, service, ...rest } = ask;
  const given = service === undefined ? before.service : (service ?? undefined);
  const next = { ...before, ...rest, name, title: name, service: given };
  const kept = before.state === 'beating' ? wound(next, later(beat, before.beatAt)) : next;
  return decide(before, kept, { type: 'heartbeat.changed', by: actor.id, at });
}

const later = (a: string | undefined, b: string | undefined) => (a && (!b || a > b) ? a : b);

/** Its first beat, or the first after silence. */
export function beats(
  before: Heartbeat,
  beat: string,
  by: Actor,
  at: string,
): Decision<Heartbeat> | undefined {
  if (before.state === 'paused' || (before.beatAt && before.beatAt >= beat)) return undefined;
  const { silentSince: _, ...rest } = before;
  const next = wound({ ...rest, state: 'beating' as const, beatAt: beat }, beat);
  const type = before.state === 'silent' ? 'heartbeat.returned' : 'heartbeat.heard';
  return decide(before, next, { type, by: by.id, at });
}

/** What its clock finds: a beat since then winds it anew, none is silence. */
export function silence(
  before: Heartbeat,
  beat: string | undefined,
  by: Actor,
  due: string,
): Decision<Heartbeat> {
  const newest = later(beat, before.beatAt);
  const next = newest && silentAt(before, newest);
  if (next && next > due)
    return decide(before, wound({ ...before, beatAt: newest }, newest), {
      type: 'heartbeat.beaten',
      by: by.id,
      at: due,
    });
  const silent = { ...before, state: 'silent' as const, beatAt: newest, silentSince: due };
  return decide(before, wound(silent, undefined), { type: 'heartbeat.silent', by: by.id, at: due });
}

/** Leaves a monitor alone, with the reason; what its silence raised is over. */
export function pauseHeartbeat(
  before: Heartbeat,
  reason: string,
  actor: Actor,
  at: string,
): Decision<Heartbeat> {
  const state = follow(heartbeatLifecycle, before.state, 'pause');
  const { silentSince: _, ...rest } = before;
  const next = wound({ ...rest, state, pause: { reason, by: actor.id, at } }, undefined);
  return decide(before, next, { type: 'heartbeat.paused', by: actor.id, at, facts: { was: before.state } });
}

/** Listens to it again, as if it had beaten just now. */
export function resumeHeartbeat(before: Heartbeat, actor: Actor, at: string): Decision<Heartbeat> {
  const state = follow(heartbeatLifecycle, before.state, 'resume');
  const { pause: _, ...rest } = before;
  const next = wound({ ...rest, state, beatAt: at }, at);
  return decide(before, next, { type: 'heartbeat.resumed', by: actor.id, at });
}

/** Gives a monitor a new key; see `rotateKey` of integrations. */
export function rotateHeartbeatKey(
  before: Heartbeat,
  keyHash: string,
  oldKeyHours: number,
  actor: Actor,
  at: string,
): Decision<Heartbeat> {
  const next = { ...before, generation: before.generation + 1, keyHash, rotatedAt: at };
  const type = 'heartbeat.key-rotated';
  const decision = decide<Heartbeat>(before, next, { type, by: actor.id, at, facts: { oldKeyHours } });
  return {
    ...decision,
    claims: [keyClaim(keyHash, before.id), endingKey(before.keyHash, before.id, at, oldKeyHours)],
  };
}

const inWords = (minutes: number) =>
  minutes % 60 || minutes < 120 ? `${minutes} minutes` : `${minutes / 60} hours`;

/** What a monitor says as a source: silence fires, a beat clears. */
export function heartbeatSignal(
  heartbeat: Pick<Heartbeat, 'id' | 'name' | 'service' | 'timeout' | 'severity' | 'beatAt'>,
  state: 'firing' | 'cleared',
  at: string,
  reason?: string,
): Signal {
  const { id, name, service, timeout, beatAt } = heartbeat;
  const severity: Severity = heartbeat.severity;
  const silent = `No beat for ${inWords(timeout)}${beatAt ? `; the last one was at ${beatAt}` : ''}.`;
  return {
    fingerprint: `heartbeat:${id}`,
    source: 'heartbeat',
    alarmName: name,
    resource: id,
    state,
    at,
    reason: reason ?? (state === 'firing' ? silent : 'It beats again.'),
    severity,
    tags: { heartbeat: id },
    service,
  };
}
