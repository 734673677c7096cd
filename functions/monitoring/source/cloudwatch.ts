import * as z from 'zod';
import { AlarmState, alarmArn, lines, maxReason, oneLine, type Signal, SourceTime } from '../signal.ts';

const text = z.coerce.string();
const dimensions = z.record(z.string(), text);
const metric = z.looseObject({
  namespace: text.optional(),
  name: text.optional(),
  dimensions: dimensions.optional(),
});
const query = z.looseObject({
  expression: text.optional(),
  label: text.optional(),
  metricStat: z.looseObject({ metric: metric.optional() }).optional(),
});

/**
 * CloudWatch Alarm State Change, as EventBridge delivers it for metric, metric-math, anomaly and composite alarms
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html). Unknown fields are kept out
 * of the way, not refused, and what only describes the alarm cannot keep it from being heard.
 */
const AlarmStateChange = z.looseObject({
  'detail-type': z.literal('CloudWatch Alarm State Change'),
  source: z.literal('aws.cloudwatch'),
  resources: z.array(text).min(1),
  detail: z.looseObject({
    alarmName: text,
    state: z.looseObject({ value: AlarmState, reason: text.default(''), timestamp: SourceTime }),
    configuration: z
      .looseObject({
        description: text.optional(),
        alarmRule: text.optional(),
        metrics: z.array(query).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    alarmTags: z.record(z.string(), text).optional().catch(undefined),
  }),
});

type Query = z.output<typeof query>;

function inWords({ expression, label, metricStat }: Query): string {
  const { namespace, name, dimensions: where = {} } = metricStat?.metric ?? {};
  return [namespace, name ?? label ?? expression, ...Object.values(where)].filter(Boolean).join(' ');
}

/** True for the shape that EventBridge delivers; its contents may still be unreadable. */
export const isAlarmEvent = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'detail-type' in raw && 'detail' in raw;

/** The signal in an alarm's state change. @throws {z.ZodError | Refusal} saying what could not be read */
export function fromAlarmEvent(raw: unknown): Signal {
  const { resources, detail } = AlarmStateChange.parse(raw);
  const arn = resources[0] as string;
  const { description, alarmRule, metrics = [] } = detail.configuration ?? {};
  const measured = alarmRule ?? metrics.map(inWords).filter(Boolean).join(', ');
  const namespace = metrics.map((each) => each.metricStat?.metric?.namespace).find(Boolean);
  return {
    ...alarmArn(arn),
    fingerprint: arn,
    source: 'cloudwatch',
    namespace,
    state: detail.state.value,
    at: detail.state.timestamp,
    reason: lines(detail.state.reason, maxReason),
    description: description && lines(description, maxReason),
    measures: measured ? oneLine(measured, 500) : undefined,
    tags: detail.alarmTags ?? {},
  };
}
