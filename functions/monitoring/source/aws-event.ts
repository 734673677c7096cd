import { fromBackup } from './backup.ts';
import { fromAlarmConfiguration, fromAlarmEvent } from './cloudwatch.ts';
import { fromPipeline } from './codepipeline.ts';
import { fromInstance } from './ec2.ts';
import { fromHealth } from './health.ts';
import type { Said } from './lenient.ts';
import { fromDatabase } from './rds.ts';
import { fromTrustedAdvisor } from './trusted-advisor.ts';

type Adapter = (raw: unknown) => Said;

/** Read as: what this service calls so is read by this adapter. */
const adapters: Readonly<Record<string, Readonly<Record<string, Adapter>>>> = {
  'aws.cloudwatch': {
    'CloudWatch Alarm State Change': (raw) => ({ signals: [fromAlarmEvent(raw)] }),
    'CloudWatch Alarm Configuration Change': (raw) => ({ signals: [fromAlarmConfiguration(raw)] }),
  },
  'aws.health': { 'AWS Health Event': fromHealth },
  'aws.backup': {
    'Backup Job State Change': fromBackup,
    'Copy Job State Change': fromBackup,
    'Restore Job State Change': fromBackup,
  },
  'aws.codepipeline': { 'CodePipeline Pipeline Execution State Change': fromPipeline },
  'aws.ec2': { 'EC2 Instance State-change Notification': fromInstance },
  'aws.rds': { 'RDS DB Instance Event': fromDatabase, 'RDS DB Cluster Event': fromDatabase },
  'aws.trustedadvisor': { 'Trusted Advisor Check Item Refresh Notification': fromTrustedAdvisor },
};

/** True for the shape that EventBridge delivers; its contents may still be unreadable. */
export const isAwsEvent = (raw: unknown): raw is { source?: unknown; 'detail-type': unknown } =>
  typeof raw === 'object' && raw !== null && 'detail-type' in raw && 'detail' in raw;

/** What an event of a service of AWS says; undefined for one that nobody here reads. @throws {z.ZodError | Refusal} */
export function fromAwsEvent(raw: { source?: unknown; 'detail-type': unknown }): Said | undefined {
  const [source, name] = [String(raw.source), String(raw['detail-type'])];
  const service = Object.hasOwn(adapters, source) ? adapters[source] : undefined;
  return service && Object.hasOwn(service, name) ? service[name]?.(raw) : undefined;
}
