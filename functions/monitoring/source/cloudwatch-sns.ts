import * as z from 'zod';
import { AlarmState, alarmArn, lines, maxReason, oneLine, type Signal, SourceTime } from '../signal.ts';
import { tagsOf } from './lenient.ts';

const text = z.coerce.string();

/** The envelope in which SNS puts a message that it delivers to a queue. */
const Envelope = z.looseObject({ Type: z.literal('Notification'), TopicArn: text, Message: z.string() });

const dimension = z.looseObject({ name: text.optional(), value: text.optional() });

/** The JSON that an alarm's action publishes to SNS; the samples are those of aws-lambda-go's test data. */
const AlarmMessage = z.looseObject({
  AlarmName: z.union([z.string(), z.number()]).transform(String),
  AlarmDescription: text.nullish(),
  AWSAccountId: text.optional(),
  NewStateValue: AlarmState,
  NewStateReason: text.default(''),
  StateChangeTime: SourceTime,
  AlarmArn: text.nullish(),
  AlarmRule: text.optional(),
  TriggeringChildren: z
    .array(z.looseObject({ Arn: z.string() }))
    .optional()
    .catch(undefined),
  Trigger: z
    .looseObject({
      Namespace: text.optional(),
      MetricName: text.optional(),
      Dimensions: z.array(dimension).nullish(),
    })
    .nullish()
    .catch(undefined),
});

/** Old messages name no ARN; then account and the topic's region still make the one that EventBridge names. */
function arnOf({ AlarmArn, AWSAccountId, AlarmName }: z.output<typeof AlarmMessage>, topic: string): string {
  if (AlarmArn) return AlarmArn;
  const [, partition, , region, account] = topic.split(':');
  return `arn:${partition}:cloudwatch:${region}:${AWSAccountId ?? account}:alarm:${AlarmName}`;
}

/** True for a message that came through SNS. */
export const isEnvelope = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'TopicArn' in raw && 'Message' in raw;

/** True for the JSON that an alarm's action publishes. */
export const isAlarmMessage = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'AlarmName' in message && 'NewStateValue' in message;

/** The signal in an alarm's SNS notification, with the fingerprint that its event has. */
export function fromNotification(raw: unknown): Signal {
  const envelope = Envelope.parse(raw);
  const message = AlarmMessage.parse(JSON.parse(envelope.Message));
  const { Trigger, AlarmRule, AlarmDescription } = message;
  const arn = arnOf(message, envelope.TopicArn);
  const dimensions = Trigger?.Dimensions ?? [];
  const where = dimensions.map((each) => each.value);
  const measured = AlarmRule ?? [Trigger?.Namespace, Trigger?.MetricName, ...where].filter(Boolean).join(' ');
  return {
    ...alarmArn(arn),
    fingerprint: arn,
    source: 'cloudwatch',
    namespace: Trigger?.Namespace,
    resource: where.find(Boolean),
    state: message.NewStateValue,
    at: message.StateChangeTime,
    reason: lines(message.NewStateReason, maxReason),
    description: AlarmDescription ? lines(AlarmDescription, maxReason) : undefined,
    measures: measured ? oneLine(measured, 500) : undefined,
    tags: tagsOf(Object.fromEntries(dimensions.map(({ name = '', value }) => [name, value]))),
    triggeredBy: message.TriggeringChildren?.map(({ Arn }) => Arn).slice(0, 100),
  };
}
