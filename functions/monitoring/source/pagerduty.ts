import * as z from 'zod';
import type { Arrived } from '../envelope.ts';
import { instantOf, lines, maxReason, oneLine, type Signal } from '../signal.ts';
import { aside, details, link, type Said, said, several, severityOf, short, tagsOf } from './lenient.ts';

const Link = z.looseObject({ href: aside, src: aside, text: aside, alt: aside });
const common = { links: several(Link), images: several(Link) };

/** PagerDuty's event of Events API v2 (PagerDuty/api-schema, events-v2). */
const Event = z.looseObject({
  event_action: said.transform((action) => action.trim().toLowerCase()),
  dedup_key: aside,
  payload: z
    .looseObject({
      summary: aside,
      source: aside,
      severity: aside,
      timestamp: aside,
      component: aside,
      group: aside,
      class: aside,
      custom_details: z.unknown().optional(),
    })
    .nullish(),
  client: aside,
  client_url: aside,
  ...common,
});

const ChangeEvent = z.looseObject({
  payload: z.looseObject({ summary: said, source: aside, timestamp: aside, custom_details: details }),
  ...common,
});

const actions = ['trigger', 'acknowledge', 'resolve'];

/** What PagerDuty itself would refuse in an event, in its words; nothing when it would take it. */
export function faultsOf(body: unknown): string[] {
  const event = Event.safeParse(body).data;
  if (!event || !actions.includes(event.event_action))
    return [
      "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
    ];
  if (event.event_action !== 'trigger') return event.dedup_key ? [] : ["'dedup_key' is missing or blank"];
  const { summary, source, severity } = event.payload ?? {};
  return [
    ...(event.payload ? [] : ["'payload' is missing or blank"]),
    ...(summary ? [] : ["'payload.summary' is missing or blank"]),
    ...(source ? [] : ["'payload.source' is missing or blank"]),
    ...(severityOf(severity)
      ? []
      : [
          "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')",
        ]),
    ...(event.dedup_key && event.dedup_key.length > 255 ? ["'dedup_key' is longer than 255 characters"] : []),
  ];
}

/** The same for a change event. */
export const changeFaultsOf = (body: unknown): string[] =>
  ChangeEvent.safeParse(body).data?.payload.summary ? [] : ["'payload.summary' is missing or blank"];

/** The links and pictures of an event as lines that people can follow. */
const linked = ({ links, images }: { links: z.output<typeof Link>[]; images: z.output<typeof Link>[] }) =>
  [...links, ...images]
    .map(({ href, src, text, alt }) => [text ?? alt, link(href, src)].filter(Boolean).join(': '))
    .filter(Boolean);

const inWords = (custom: unknown): string[] => {
  if (custom === undefined || custom === null || custom === '') return [];
  return [typeof custom === 'string' ? custom : JSON.stringify(custom, null, 2)];
};

/**
 * One event; what triggered, was acknowledged or resolved under one key is one alert. Events count in the order in which they
 * came: only a trigger says when, and by the sender's clock.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromPagerDuty(body: unknown, arrived: Arrived): Said {
  const event = Event.parse(body);
  const { payload, event_action: action } = event;
  const key = z.string('dedup_key: is missing').parse(event.dedup_key ?? arrived.dedupKey);
  const summary = payload?.summary ?? key;
  const custom = payload?.custom_details;
  const described = [...inWords(custom), ...linked(event)].join('\n');
  const { source, component, group, class: sort } = payload ?? {};
  const map = typeof custom === 'object' && custom !== null ? (custom as Record<string, unknown>) : {};
  const state = action === 'trigger' ? 'firing' : action === 'resolve' ? 'cleared' : 'no-data';
  z.enum(actions, 'event_action: is none of trigger, acknowledge and resolve').parse(action);
  const signal: Signal = {
    fingerprint: `${arrived.id}:${short(key)}`,
    source: 'pagerduty',
    integration: arrived.id,
    alarmName: oneLine(summary, 250),
    resource: source && oneLine(component ? `${source}/${component}` : source, 500),
    state,
    at: arrived.receivedAt,
    reason:
      state === 'firing'
        ? lines(summary, maxReason)
        : `${oneLine(event.client ?? 'PagerDuty event', 200)}: ${action}`,
    description: described ? lines(described, maxReason) : undefined,
    severity: severityOf(payload?.severity, arrived.severities),
    url: link(event.client_url, ...event.links.map(({ href }) => href)),
    tags: tagsOf({
      source,
      component,
      group,
      class: sort,
      client: event.client,
      timestamp: payload?.timestamp && instantOf(payload.timestamp),
      ...map,
    }),
    service: arrived.service,
    ...(action === 'acknowledge' && { acknowledged: true, ifKnown: true }),
  };
  return { signals: [signal] };
}

/** A change event: a deployment. @throws {z.ZodError} saying what could not be read */
export function fromPagerDutyChange(body: unknown, arrived: Arrived): Said {
  const { payload, links, images } = ChangeEvent.parse(body);
  const at = (payload.timestamp && instantOf(payload.timestamp)) || arrived.receivedAt;
  const described = [...inWords(payload.custom_details), ...linked({ links, images })].join('\n');
  const change = {
    key: `${arrived.id}:${at}:${short(payload.summary)}`,
    source: 'pagerduty' as const,
    integration: arrived.id,
    title: oneLine(payload.summary, 200),
    state: 'noted' as const,
    at: at < arrived.receivedAt ? at : arrived.receivedAt,
    url: link(...links.map(({ href }) => href)),
    description: described ? lines(described, maxReason) : undefined,
    tags: tagsOf({ source: payload.source, ...payload.custom_details }),
    service: arrived.service,
  };
  return { changes: [change] };
}
