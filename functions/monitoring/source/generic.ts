import * as z from 'zod';
import { at, fill } from '../../kernel/template.ts';
import type { Arrived } from '../envelope.ts';
import type { Mapping } from '../mapping.ts';
import { instantOf, lines, maxReason, oneLine, type Signal } from '../signal.ts';
import { link, type Said, severityOf, short, tagsOf } from './lenient.ts';

/** Names under which tools tell the same thing, the surest first. */
const guesses = {
  key: [
    'dedup_key',
    'dedupKey',
    'deduplication_key',
    'alias',
    'fingerprint',
    'incident_key',
    'alert_id',
    'alertId',
    'incident_id',
    'monitor_id',
    'monitorID',
    'check_id',
    'problemid',
    'ruleId',
    'key',
  ],
  title: [
    'title',
    'summary',
    'subject',
    'alertname',
    'alert_name',
    'ruleName',
    'name',
    'message',
    'msg',
    'text',
    'event',
  ],
  state: [
    'state',
    'status',
    'alert_state',
    'alertState',
    'current_state',
    'event_action',
    'action',
    'transition',
    'alert_transition',
    'type',
  ],
  severity: ['severity', 'priority', 'level', 'urgency', 'alert_type'],
  time: ['timestamp', 'time', 'date', 'occurred_at', 'event_time', 'created_at', 'startsAt'],
  url: ['url', 'link', 'href', 'alert_url', 'incident_url', 'html_url', 'client_url'],
  resource: ['resource', 'host', 'hostname', 'instance', 'node', 'entity', 'source', 'target'],
  description: ['description', 'details', 'body', 'message', 'text'],
  group: ['group_key', 'groupKey'],
} as const;

const ended = [
  'ok',
  'okay',
  'resolve',
  'resolved',
  'recovery',
  'recovered',
  'clear',
  'cleared',
  'close',
  'closed',
  'normal',
  'up',
  'healthy',
  'success',
  'succeeded',
  'green',
  'inactive',
  'passing',
  'passed',
  'end',
  'ended',
  'false',
  '0',
  'solved',
  'done',
  'complete',
  'completed',
];

/** Text of a plain value; an object says nothing by itself. */
const plain = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() || undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

type Named = keyof typeof guesses;

/** What a path of the mapping finds, or else what stands under one of the usual names. */
const found = (body: unknown, name: Named, path?: string): string | undefined =>
  plain(path === undefined ? undefined : at(path, body)) ??
  (path === undefined ? guesses[name].map((guess) => plain(at(guess, body))).find(Boolean) : undefined);

const filled = (body: unknown, name: Named, template?: string): string | undefined =>
  template === undefined ? found(body, name) : fill(template, body).trim() || undefined;

/** Whether a word means that it is over. */
function isCleared(word: string | undefined, { firing = [], cleared = [] }: Mapping): boolean {
  const is = (list: readonly string[]) => list.some((each) => each.toLowerCase() === word?.toLowerCase());
  if (word === undefined || is(firing)) return false;
  return is(cleared) || (!cleared.length && ended.includes(word.toLowerCase()));
}

/** A message as one for each item of the list that the mapping names, or as it is. */
export function itemsOf(body: unknown, { items }: Mapping): unknown[] {
  if (items === undefined) return Array.isArray(body) ? body : [body];
  const list = at(items, body);
  return z.array(z.unknown(), `${items}: is not a list`).parse(list);
}

const taken = (body: unknown, tags: Mapping['tags']) => {
  if (typeof tags === 'string') return at(tags, body);
  if (tags) return Object.fromEntries(Object.entries(tags).map(([name, path]) => [name, at(path, body)]));
  return at('labels', body) ?? at('tags', body);
};

/**
 * A message that no standard describes, by the integration's mapping, or by guessing from the names that tools use. Signals of
 * one key are one alert; without a key, those of one title are.
 *
 * @throws {z.ZodError} saying what could not be found
 */
export function fromAnything(
  body: unknown,
  arrived: Arrived,
  mapping: Mapping = {},
  source: 'generic' | 'sns' | 'grafana' = 'generic',
): Said {
  z.record(z.string(), z.unknown(), 'it is not an object').parse(body);
  const title = filled(body, 'title', mapping.title);
  const key = filled(body, 'key', mapping.dedupKey) ?? title;
  const known = z.string('neither a key nor a title was found; a mapping can say where they are').parse(key);
  const word = found(body, 'state', mapping.state);
  const cleared = isCleared(word, mapping);
  const time = found(body, 'time', mapping.time);
  const description = filled(body, 'description', mapping.description);
  const group = filled(body, 'group', mapping.group);
  const resource = filled(body, 'resource', mapping.resource);
  const tags = taken(body, mapping.tags);
  const named = typeof tags === 'object' && !Array.isArray(tags) ? (tags as Record<string, unknown>) : {};
  const service = plain(mapping.service === undefined ? undefined : at(mapping.service, body));
  const signal: Signal = {
    fingerprint: `${arrived.id}:${short(known)}`,
    group: group && `${arrived.id}:${short(group)}`,
    source,
    integration: arrived.id,
    alarmName: oneLine(title ?? known, 250),
    resource: resource && oneLine(resource, 500),
    state: cleared ? 'cleared' : 'firing',
    at: (time && instantOf(time)) || arrived.receivedAt,
    reason: lines(word ? `${title ?? known} (${word})` : (title ?? known), maxReason),
    description: description && description !== title ? lines(description, maxReason) : undefined,
    severity: severityOf(found(body, 'severity', mapping.severity), arrived.severities),
    url: link(found(body, 'url', mapping.url)),
    tags: tagsOf({ ...named, ...(service && { 'itsm:service': service }) }),
    service: arrived.service,
  };
  return { signals: [signal] };
}
