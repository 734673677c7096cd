import type { Effect } from '../../../functions/monitoring/handling.ts';
import type { Field } from '../../components/condition-draft.ts';
import { counted } from '../../words.ts';

/** Why an alert has no incident, or its incident does not page. */
export const holds: Record<string, string> = {
  delay: 'waits, in case it ends by itself',
  threshold: 'has not fired often enough',
  maintenance: 'in maintenance',
  'record-only': 'only recorded',
  sidelined: 'its source is too noisy',
};

export const becauses: Record<string, string> = {
  'alert-rule': 'an alert rule says so',
  tag: 'its tag says so',
  rule: 'the service’s own rule matches it',
  integration: 'its integration is for it',
  default: 'nothing else matched: the default service',
};

export const sources = [
  ['cloudwatch', 'CloudWatch'],
  ['health', 'AWS Health'],
  ['backup', 'AWS Backup'],
  ['codepipeline', 'CodePipeline'],
  ['ec2', 'EC2'],
  ['rds', 'RDS'],
  ['trusted-advisor', 'Trusted Advisor'],
  ['pagerduty', 'PagerDuty events'],
  ['alertmanager', 'Alertmanager'],
  ['grafana', 'Grafana'],
  ['datadog', 'Datadog'],
  ['sns', 'SNS'],
  ['generic', 'Generic webhook'],
  ['heartbeat', 'Heartbeat'],
].map(([value = '', label = '']) => ({ value, label }));

/** What conditions about alerts may ask for. */
export const alertFields = (services: readonly { value: string; label: string }[]): Field[] => [
  { name: 'source', label: 'Source', values: sources },
  { name: 'alarmName', label: 'Alarm name' },
  { name: 'service', label: 'Service', values: services },
  { name: 'severity', label: 'Severity', values: ['critical', 'error', 'warning', 'info'] },
  { name: 'account', label: 'Account' },
  { name: 'region', label: 'Region' },
  { name: 'namespace', label: 'Namespace' },
  { name: 'resource', label: 'Resource' },
  { name: 'integration', label: 'Integration' },
  { name: 'title', label: 'Title' },
  { name: 'reason', label: 'Reason' },
  { name: 'group', label: 'Group of its source' },
];

const modes: Record<string, string> = {
  all_resolved: 'resolves with its last alert',
  first_resolved: 'resolves with its first alert',
  last_resolved: 'resolves with the alert that joined last',
  never: 'never resolves by itself',
};

/** What a rule sets, each in a few words. */
export function effectWords({
  effect,
  service,
}: {
  effect: Effect;
  service: (id: string) => string;
}): string[] {
  const { group, delay, threshold, flapping, recordOnly, resolve } = effect;
  const window = group && group.minutes > 0 && ` for ${counted(group.minutes, 'minute')}`;
  return [
    effect.service && `service ${service(effect.service)}`,
    effect.impact && `impact ${effect.impact}`,
    effect.urgency && `urgency ${effect.urgency}`,
    recordOnly && 'only recorded',
    recordOnly === false && 'may open incidents',
    delay && `waits ${counted(delay, 'minute')}`,
    delay === 0 && 'no delay',
    threshold && `from ${threshold.signals} signals within ${counted(threshold.minutes, 'minute')}`,
    threshold === null && 'no threshold',
    flapping && `flaps from ${flapping.turns} turns within ${counted(flapping.minutes, 'minute')}`,
    flapping === null && 'does not flap',
    group && `grouped by ${group.by.join(' or ')}${window || ''}`,
    group === null && 'not grouped',
    resolve && modes[resolve],
  ].filter((words) => typeof words === 'string');
}

export const resolveOptions = [
  { value: '', label: 'As other rules say' },
  ...Object.entries(modes).map(([value, words]) => ({ value, label: `The incident ${words}` })),
];
