import * as z from 'zod';
import type { Arrived } from '../envelope.ts';
import { instantOf, lines, maxReason, oneLine, type Signal } from '../signal.ts';
import { aside, link, type Said, severityOf, short, tagsOf } from './lenient.ts';

/** Datadog's webhook, whose body is a template; docs/signals.md has the one that this reads. */
const Webhook = z.looseObject({
  id: aside,
  alert_id: aside,
  aggreg_key: aside,
  title: aside,
  body: aside,
  alert_transition: aside,
  alert_type: aside,
  priority: aside,
  scope: aside,
  tags: aside,
  date: aside,
  url: aside,
  hostname: aside,
});

/** `env:prod,service:api` as tags; what has no colon is a tag that is simply there. */
function tagged(list: string | undefined): Record<string, string> {
  const pairs = (list ?? '').split(',').map((each) => each.trim());
  const named = pairs.filter(Boolean).map((pair) => {
    const colon = pair.indexOf(':');
    return colon > 0 ? [pair.slice(0, colon), pair.slice(colon + 1)] : [pair, 'true'];
  });
  return tagsOf(Object.fromEntries(named));
}

/**
 * A monitor's notification for one of its groups. No data is a firing: a monitor says so only when it was told to.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromDatadog(body: unknown, arrived: Arrived): Said {
  const hook = Webhook.parse(body);
  const transition = (hook.alert_transition ?? '').toLowerCase();
  const recovered =
    /recover|success|resolved/.test(transition) || (!transition && hook.alert_type === 'success');
  const noData = transition.includes('no data');
  const monitor = hook.alert_id ?? hook.aggreg_key;
  const key = monitor ? `${monitor}#${hook.scope ?? ''}` : hook.title;
  const known = z.string('alert_id: is missing, and so is a title').parse(key);
  // A priority that is none of P1 to P5 (`normal`, or the variable itself) says nothing.
  const bad = [hook.priority, noData ? 'warning' : hook.alert_type];
  const title = hook.title ?? `Monitor ${monitor}`;
  const signal: Signal = {
    fingerprint: `${arrived.id}:${short(known)}`,
    source: 'datadog',
    integration: arrived.id,
    // Datadog writes the state and the group into the title of each notification.
    alarmName: oneLine(title.replace(/^\[[^\]]{1,60}\]\s*/, ''), 250) || `Monitor ${monitor}`,
    resource: (hook.hostname ?? hook.scope) && oneLine(hook.hostname ?? hook.scope ?? '', 500),
    state: recovered ? 'cleared' : 'firing',
    at: (hook.date && instantOf(hook.date)) || arrived.receivedAt,
    reason: lines(title, maxReason),
    description: hook.body && lines(hook.body, maxReason),
    severity: bad.map((word) => severityOf(word, arrived.severities)).find(Boolean),
    url: link(hook.url),
    tags: { ...tagged(hook.tags), ...(hook.scope && tagged(hook.scope)) },
    service: arrived.service,
  };
  return { signals: [signal] };
}
