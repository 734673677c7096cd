import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';
import { problem, respond } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import type { Envelope } from './envelope.ts';
import { type Door, doors, type Integration } from './integration.ts';
import { signingSecrets } from './integration-keys.ts';
import { integrationBehind } from './key-holder.ts';
import { queues } from './outside.ts';
import { changeFaultsOf, faultsOf } from './source/pagerduty.ts';
import { SnsMessage } from './source/sns.ts';
import { takeBeat } from './take-beat.ts';
import { count, windowAt, windowStart } from './window.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

const maxBytes = 256 * 1024;
const fiveMinutes = 300;

function bodyOf(event: Event): string {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new Refusal('payload-too-large', `The body has ${bytes.length} bytes; ${maxBytes} is the most.`);
  return bytes.toString();
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(
      'malformed-json',
      'Send one JSON document as the body, with Content-Type: application/json.',
    );
  }
}

/** Puts what came onto the signals queue; whatever is in it is found out there. */
const accept = (envelope: Envelope) =>
  queues().send(process.env.SIGNALS_QUEUE ?? '', JSON.stringify(envelope));

/** Seconds until an integration may send again; nothing while it is within its rate. */
async function overRate({ id, limit }: Integration, now: string): Promise<number | undefined> {
  if ((await count(`intake#${id}`, now)) <= limit) return undefined;
  const left = Date.parse(windowStart(windowAt(now) + 1)) - Date.parse(now);
  return Math.min(fiveMinutes, Math.max(1, Math.ceil(left / 1000)));
}

const throttled = (seconds: number, body: object): Answer => {
  const answer = respond({ status: 429, body });
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
};

const invalidEvent = (errors: string[]) =>
  respond({ status: 400, body: { status: 'invalid event', message: 'Event object is invalid', errors } });

/** PagerDuty's two endpoints, with its answers: what was written for it works when the host is changed. */
async function pagerDuty(event: Event, change: boolean, now: string): Promise<Answer> {
  let body: Record<string, unknown>;
  let text: string;
  try {
    text = bodyOf(event);
    const read = parsed(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return invalidEvent(['The body is not an object']);
    body = read as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return invalidEvent([error.message]);
    throw error;
  }
  const key = body.routing_key ?? body.service_key;
  if (typeof key !== 'string' || key.length !== 32)
    return invalidEvent(["Length of 'routing_key' is incorrect (should be 32 characters)"]);
  const integration = await integrationBehind(key, ['pagerduty']);
  if (!integration)
    return respond({
      status: 401,
      body: { status: 'unauthorized', message: 'Invalid routing key', errors: [] },
    });
  const faults = change ? changeFaultsOf(body) : faultsOf(body);
  if (faults.length) return invalidEvent(faults);
  const wait = await overRate(integration, now);
  if (wait)
    return throttled(wait, {
      status: 'throttle exceeded',
      message: 'Requests for this service are arriving too quickly. Please retry later.',
    });
  const named = typeof body.dedup_key === 'string' || typeof body.dedup_key === 'number';
  const dedup = named && body.dedup_key !== '' ? String(body.dedup_key) : randomUUID().replaceAll('-', '');
  // The key is a secret, and what came is shown to people.
  const { routing_key: _, service_key: __, ...shown } = body;
  const envelope = {
    door: 'pagerduty' as const,
    from: integration.id,
    receivedAt: now,
    body: JSON.stringify(shown),
  };
  await accept(change ? { ...envelope, change: true } : { ...envelope, dedupKey: dedup });
  return change
    ? respond({ status: 202, body: { status: 'success', message: 'Change event processed' } })
    : respond({ status: 202, body: { status: 'success', message: 'Event processed', dedup_key: dedup } });
}

/** Grafana signs the body, after a timestamp and a colon when it is told to send one. */
async function isSigned(event: Event, body: string, integration: Integration, now: string): Promise<boolean> {
  const given = Buffer.from(event.headers['x-grafana-alerting-signature'] ?? '', 'hex');
  const time = event.headers['x-grafana-alerting-timestamp'];
  if (time !== undefined && !(Math.abs(Date.parse(now) / 1000 - Number(time)) <= fiveMinutes)) return false;
  const signed = time === undefined ? body : `${time}:${body}`;
  return (await signingSecrets(integration, now)).some((secret) => {
    const expected = createHmac('sha256', secret).update(signed).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const isDoor = (name: string | undefined): name is Door => doors.includes(name as Door);

/** The endpoints of all other tools: the key is in the address, since that is what their settings have a place for. */
async function intake(event: Event, now: string): Promise<Answer> {
  const { door, key = '' } = event.pathParameters ?? {};
  const integration = isDoor(door) ? await integrationBehind(key, [door]) : undefined;
  if (!integration) throw new Refusal('not-found', 'There is nothing at this path.');
  const body = bodyOf(event);
  const read = parsed(body);
  if (typeof read !== 'object' || read === null)
    throw new Refusal('malformed-json', 'Send a JSON object as the body, or a list of them.');
  if (
    integration.type === 'grafana' &&
    integration.signed &&
    !(await isSigned(event, body, integration, now))
  )
    throw new Refusal('unauthenticated', 'The signature is not one of this integration’s secret.');
  if (integration.type === 'sns' && !SnsMessage.safeParse(read).success)
    throw new Refusal('validation', 'This is no message of SNS. Raw message delivery has to be off.');
  const wait = await overRate(integration, now);
  if (wait)
    return throttled(wait, {
      status: 429,
      title: 'Too many signals',
      detail: `Try again in ${wait} seconds.`,
    });
  await accept({ door: integration.type as Door, from: integration.id, receivedAt: now, body });
  return respond({ status: 202, body: { status: 'accepted' } });
}

/**
 * What comes from outside without a login: the key says who sends. It is checked, put onto the signals queue as it is, and
 * answered as the tool expects it; nothing else is done while somebody waits.
 */
export async function handler(event: Event, context: Context): Promise<Answer> {
  const now = new Date().toISOString();
  const { routeKey } = event;
  try {
    if (routeKey.endsWith(' /v2/enqueue')) return await pagerDuty(event, false, now);
    if (routeKey.endsWith(' /v2/change/enqueue')) return await pagerDuty(event, true, now);
    if (routeKey.includes(' /v1/beats/')) return await takeBeat(event.pathParameters?.key ?? '', now);
    return await intake(event, now);
  } catch (error) {
    if (!(error instanceof Refusal)) log.error('A signal could not be accepted', { error: error as Error });
    return problem(error, context.awsRequestId);
  }
}
