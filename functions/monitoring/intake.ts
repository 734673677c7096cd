import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { type Arrived, Envelope, isOurs } from './envelope.ts';
import type { HealthNote } from './health-note.ts';
import type { Door, Integration } from './integration.ts';
import { cut, oneLine, type Signal } from './signal.ts';
import { alertsOf, fromAlertGroup, isAlertGroup } from './source/alertmanager.ts';
import { fromAwsEvent, isAwsEvent } from './source/aws-event.ts';
import { fromNotification, isEnvelope } from './source/cloudwatch-sns.ts';
import { fromDatadog } from './source/datadog.ts';
import { fromAnything, itemsOf } from './source/generic.ts';
import { type ChangeNote, fitting, type Said } from './source/lenient.ts';
import { fromPagerDuty, fromPagerDutyChange } from './source/pagerduty.ts';
import { fromSns, SnsMessage } from './source/sns.ts';
import type { Arrival } from './unheard-of.ts';

/** A signal with what arrived, and the message by which it comes again. */
export type Incoming = Arrival & { readonly again: string };
export type IncomingChange = { readonly change: ChangeNote; readonly raw: string };
/** What nobody could read, with the reason. */
export type Unreadable = { readonly reason: string; readonly source: string; readonly again: string };

/** What became of one message: everything in it is one of these, or of no interest. */
export type Read = {
  readonly signals: readonly Incoming[];
  readonly changes: readonly IncomingChange[];
  /** What AWS Health says of an event, beside the signals of it. */
  readonly health?: HealthNote;
  readonly unreadable: readonly Unreadable[];
};

const maxRaw = 250_000;
const day = 24 * 60 * 60_000;
const unnamed = 'An alarm without a readable name';
const nothing: Read = { signals: [], changes: [], unreadable: [] };

function sourceOf(raw: unknown): string {
  const fields = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const named = fields.source ?? fields.from ?? fields.TopicArn;
  return typeof named === 'string' ? oneLine(named, 200) || 'unknown' : 'unknown';
}

function inWords(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`)
      .join('; ');
  if (error instanceof Refusal) return error.message;
  return 'The message inside is not JSON.';
}

/** What `read` makes of a message, or why it makes nothing of it. A signal from more than a day ahead is not believed. */
function tried(source: string, raw: string, again: string, now: string, read: () => Said | undefined): Read {
  const failed = (reason: string): Read => ({
    ...nothing,
    unreadable: [{ reason: cut(oneLine(reason, 2_000), 1_000), source, again }],
  });
  try {
    const said = read();
    if (!said) return failed('It is nothing that this desk has an adapter for.');
    const { signals = [], changes = [], health } = said;
    const ahead = [...signals, ...changes, ...(health ? [health] : [])].find(
      ({ at }) => Date.parse(at) > Date.parse(now) + day,
    );
    if (ahead) return failed(`It says that it is from ${ahead.at}, which is more than a day from now.`);
    return {
      ...nothing,
      signals: signals.map((signal) => ({
        signal: {
          ...signal,
          fingerprint: fitting(signal.fingerprint),
          alarmName: signal.alarmName || unnamed,
          reason: signal.reason.toWellFormed(),
        },
        raw,
        again,
      })),
      changes: changes.map((change) => ({ change: { ...change, title: change.title || 'A change' }, raw })),
      ...(health && { health }),
    };
  } catch (error) {
    return failed(inWords(error));
  }
}

/** A test alert says that it is one, through whatever door. */
const testSignal = ({ from, receivedAt, test }: Envelope, integration: Integration): Signal => ({
  fingerprint: `${from}:test`,
  source: integration.type as Door,
  integration: from,
  alarmName: oneLine(`Test of ${integration.name}`, 200),
  state: test === 'cleared' ? 'cleared' : 'firing',
  at: receivedAt,
  reason: test === 'cleared' ? 'The test is over.' : 'Somebody wants to see whether signals arrive.',
  severity: 'info',
  tags: { test: 'true' },
  service: integration.service,
});

/** The parts of a body of which each is read by itself, and what reads them. */
function reading(
  integration: Integration,
  { change, part: alone }: Envelope,
  body: unknown,
  arrived: Arrived,
) {
  const { mapping } = integration;
  const type = integration.type as Door;
  const whole = (read: (part: unknown) => Said) => ({ parts: [body], read });
  if (change) return whole((part) => fromPagerDutyChange(part, arrived));
  if (type === 'pagerduty') return whole((part) => fromPagerDuty(part, arrived));
  if (type === 'datadog') return whole((part) => fromDatadog(part, arrived));
  if (type === 'sns') return whole((part) => fromSns(SnsMessage.parse(part), arrived, mapping));
  if (type !== 'generic' && isAlertGroup(body))
    return { parts: alertsOf(body), read: (part: unknown) => fromAlertGroup(part, arrived, type) };
  if (type === 'alertmanager') return whole(() => z.never('alerts: is not a list').parse(body));
  const read = (part: unknown) => fromAnything(part, arrived, mapping, type);
  return { parts: alone ? [body] : itemsOf(body, mapping ?? {}), read };
}

function throughDoor(envelope: Envelope, again: string, now: string, integration: Integration): Read {
  const { from, receivedAt, dedupKey } = envelope;
  const source = `${integration.type} ${from}`;
  if (envelope.test)
    return tried(source, '{}', again, now, () => ({ signals: [testSignal(envelope, integration)] }));
  const { service, severities } = integration;
  const arrived: Arrived = { id: from, receivedAt, dedupKey, service, severities };
  try {
    const { parts, read } = reading(integration, envelope, JSON.parse(envelope.body), arrived);
    const reads = parts.map((part) => {
      const raw = parts.length === 1 ? envelope.body : JSON.stringify(part);
      const alone = parts.length === 1 ? envelope : { ...envelope, body: raw, part: true as const };
      return tried(source, raw, JSON.stringify(alone), now, () => read(part));
    });
    return {
      signals: reads.flatMap(({ signals }) => signals),
      changes: reads.flatMap(({ changes }) => changes),
      unreadable: reads.flatMap(({ unreadable }) => unreadable),
    };
  } catch (error) {
    return tried(source, envelope.body, again, now, () => {
      throw error;
    });
  }
}

/**
 * Reads one message of the signals queue. It never throws: what cannot be read comes back with its reason, so that it is
 * quarantined where an operator sees it, and never blocks what is readable.
 *
 * @param integrations those that messages of endpoints name, by id
 */
export function readMessage(
  body: string,
  now: string,
  integrations: ReadonlyMap<string, Integration> = new Map(),
): Read {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return {
      ...nothing,
      unreadable: [{ reason: 'The message is not JSON.', source: 'unknown', again: body }],
    };
  }
  const source = sourceOf(raw);
  if (!isOurs(raw))
    return tried(source, body, body, now, () => {
      if (isEnvelope(raw)) return { signals: [fromNotification(raw)] };
      return isAwsEvent(raw) ? fromAwsEvent(raw) : undefined;
    });
  const envelope = Envelope.safeParse(raw).data;
  const integration = envelope && integrations.get(envelope.from);
  if (envelope && integration) return throughDoor(envelope, body, now, integration);
  return tried(source, body, body, now, () => {
    throw new Refusal('validation', `There is no integration ${source} (any more).`);
  });
}

/** The raw message within the size that a row may have; the cut is marked. */
export function keepable(body: string): string {
  const bytes = Buffer.from(body);
  return bytes.length <= maxRaw ? body : `${bytes.subarray(0, maxRaw - 3).toString()}…`;
}
