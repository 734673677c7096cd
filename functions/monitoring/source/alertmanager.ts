import * as z from 'zod';
import type { Arrived } from '../envelope.ts';
import { instantOf, lines, maxReason, oneLine, type Signal } from '../signal.ts';
import { aside, details, link, type Said, severityOf, short, tagsOf } from './lenient.ts';

/**
 * One alert of Alertmanager's webhook v4 (prometheus/alertmanager, docs/configuration.md), in the group that it came with.
 * Grafana sends the same with more in it (grafana/alerting, receivers/webhook/v1).
 */
const Group = z.looseObject({
  groupKey: aside,
  externalURL: aside,
  receiver: aside,
  title: aside,
  message: aside,
  truncatedAlerts: aside,
  alerts: z.tuple([
    z.looseObject({
      status: aside,
      labels: details,
      annotations: details,
      startsAt: aside,
      endsAt: aside,
      generatorURL: aside,
      fingerprint: aside,
      dashboardURL: aside,
      panelURL: aside,
      silenceURL: aside,
      valueString: aside,
      values: details,
    }),
  ]),
});

/** True for the shape that both of them send. */
export const isAlertGroup = (body: unknown): body is { alerts: unknown[] } =>
  typeof body === 'object' && body !== null && 'alerts' in body && Array.isArray(body.alerts);

/** The message as one for each of its alerts, so that one that cannot be read keeps no other from being heard. */
export const alertsOf = (body: { alerts: unknown[] }): unknown[] =>
  body.alerts.map((alert) => ({ ...body, alerts: [alert] }));

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Labels in an order of their own, so that the same labels are the same alert. */
const identity = (labels: Record<string, unknown>) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${text(value)}`)
    .sort()
    .join(',');

// Labels of Prometheus have no colon in them.
const serviceLabels = ['itsm_service', 'itsm:service'];

/**
 * One alert of a group. It is told again with every change of its group; what says again that it fires since the same moment
 * says nothing new. Order is by arrival: an alert that was lost from sight and found again begins at its old moment.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromAlertGroup(body: unknown, arrived: Arrived, source: 'alertmanager' | 'grafana'): Said {
  const { alerts, groupKey, ...group } = Group.parse(body);
  const [alert] = alerts;
  const labels = alert.labels ?? {};
  const annotations = alert.annotations ?? {};
  const known = alert.fingerprint ?? identity(labels);
  const name = text(labels.alertname) ?? group.title ?? (identity(labels) || undefined);
  const alarmName = z.string('the alert has neither a name nor labels').parse(name);
  const cleared = alert.status?.toLowerCase() === 'resolved';
  const summary = text(annotations.summary) ?? text(annotations.message) ?? group.title ?? alarmName;
  const runbook = link(annotations.runbook_url, annotations.runbook);
  const described = [
    text(annotations.description),
    alert.valueString,
    runbook && `Runbook: ${runbook}`,
    link(alert.silenceURL) && `Silence: ${alert.silenceURL}`,
    Number(group.truncatedAlerts) > 0 &&
      `${group.truncatedAlerts} more of its group were not sent (max_alerts).`,
  ].filter(Boolean);
  const service = serviceLabels.map((label) => text(labels[label])).find(Boolean);
  const resource = [labels.instance, labels.pod, labels.host, labels.node, labels.job]
    .map(text)
    .find(Boolean);
  const signal: Signal = {
    fingerprint: `${arrived.id}:${short(known)}`,
    group: groupKey && `${arrived.id}:${short(groupKey)}`,
    source,
    integration: arrived.id,
    alarmName: oneLine(alarmName, 250),
    resource: resource && oneLine(resource, 500),
    state: cleared ? 'cleared' : 'firing',
    at: arrived.receivedAt,
    since: cleared || !alert.startsAt ? undefined : instantOf(alert.startsAt),
    reason: lines(summary, maxReason) || alarmName,
    description: described.length ? lines(described.join('\n'), maxReason) : undefined,
    measures: oneLine(summary === alarmName ? (resource ?? '') : summary, 500) || undefined,
    severity: severityOf(text(labels.severity) ?? text(labels.priority), arrived.severities),
    url: link(alert.panelURL, alert.dashboardURL, alert.generatorURL, group.externalURL),
    tags: tagsOf({ ...labels, ...(service && { 'itsm:service': service }) }),
    service: arrived.service,
  };
  return { signals: [signal] };
}
