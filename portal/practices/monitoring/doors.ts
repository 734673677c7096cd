import type { Variant } from '../../components/snippet.tsx';
import type { Base } from '../../model.ts';

export const doorNames: Readonly<Record<string, string>> = {
  pagerduty: 'PagerDuty Events v2',
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  datadog: 'Datadog',
  sns: 'Amazon SNS',
  generic: 'Anything else',
  gate: 'Change gate for pipelines',
};

export type Severity = 'critical' | 'error' | 'warning' | 'info';
export type Integration = Base & {
  type: string;
  name: string;
  service?: string;
  team?: string;
  signed: boolean;
  topics: string[];
  limit: number;
  severities: Record<string, Severity>;
  mapping?: Record<string, unknown>;
  generation: number;
  rotatedAt?: string;
  openedAt: string;
  lastSignalAt?: string;
  steps?: string[];
};
export type Keys = { key?: string; generation: number; path?: string; signingSecret?: string };

const event = (key: string) =>
  JSON.stringify({
    routing_key: key,
    event_action: 'trigger',
    dedup_key: 'disk-web-1',
    payload: { summary: 'Disk is nearly full', source: 'web-1', severity: 'warning' },
  });

const post = (url: string, body: string) =>
  `curl -X POST ${url} \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;

const datadogBody = `{
  "id": "$ID", "alert_id": "$ALERT_ID", "title": "$EVENT_TITLE", "body": "$EVENT_MSG",
  "alert_transition": "$ALERT_TRANSITION", "alert_type": "$ALERT_TYPE", "priority": "$ALERT_PRIORITY",
  "scope": "$ALERT_SCOPE", "tags": "$TAGS", "date": "$DATE", "url": "$LINK"
}`;

const secretLines = (secret: string | undefined) =>
  secret
    ? `\nHMAC signature, secret:           ${secret}\nTimestamp header:                 X-Grafana-Alerting-Timestamp`
    : '';

/** What to paste where, so that a tool sends its signals here: with the key in it, ready to use. */
export function snippets(
  { type, signed }: Pick<Integration, 'type' | 'signed'>,
  { key = '', path = '', signingSecret }: Keys,
  origin: string,
): Variant[] {
  const url = `${origin}${path}`;
  const alert = '[{"status":"firing","labels":{"alertname":"DiskFull","instance":"web-1"}}]';
  const alerts = `{"version":"4","groupKey":"test","alerts":${alert}}`;
  const receiver = `receivers:\n  - name: desk\n    webhook_configs:\n      - url: ${url}\n        send_resolved: true`;
  const all: Record<string, Variant[]> = {
    pagerduty: [
      { label: 'curl', text: post(`${origin}/v2/enqueue`, event(key)) },
      {
        label: 'Deployments',
        text: post(
          `${origin}/v2/change/enqueue`,
          JSON.stringify({ routing_key: key, payload: { summary: 'Deployed shop 4.2', source: 'ci' } }),
        ),
      },
      {
        label: 'Alertmanager',
        text: `receivers:\n  - name: desk\n    pagerduty_configs:\n      - url: ${origin}/v2/enqueue\n        routing_key: ${key}`,
      },
    ],
    alertmanager: [
      { label: 'alertmanager.yml', text: receiver },
      { label: 'curl', text: post(url, alerts) },
    ],
    grafana: [
      {
        label: 'Contact point',
        text: `Integration:                      Webhook\nURL:                              ${url}\nHTTP method:                      POST${signed ? secretLines(signingSecret) : ''}`,
      },
      { label: 'curl', text: post(url, alerts) },
    ],
    datadog: [
      { label: 'Webhook', text: `URL: ${url}\n\nPayload:\n${datadogBody}` },
      { label: 'In a monitor', text: '@webhook-desk' },
    ],
    sns: [
      {
        label: 'AWS CLI',
        text: `aws sns subscribe --topic-arn <topic> --protocol https \\\n  --notification-endpoint ${url}`,
      },
    ],
    generic: [
      {
        label: 'curl',
        text: post(url, '{"title":"Disk is nearly full","status":"firing","severity":"warning"}'),
      },
      { label: 'When it is over', text: post(url, '{"title":"Disk is nearly full","status":"resolved"}') },
    ],
    gate: [
      {
        label: 'curl',
        text: `curl -X POST ${url} \\\n  -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\\n  -d '{"pipeline":"shop","execution":"4711","service":"checkout"}'`,
      },
    ],
  };
  return all[type] ?? [];
}
