import * as z from 'zod';
import { AlarmState, alarmArn, lines, maxReason, oneLine, type Signal, SourceTime } from '../signal.ts';
import { AwsEvent, aside, details, instantAfter, json, severityOf, tagsOf } from './lenient.ts';

const text = z.coerce.string();
// What only describes: null is as good as nothing.
const words = aside;
const dimensions = z.record(z.string(), text);
const metric = z.looseObject({
  namespace: words,
  name: words,
  dimensions: dimensions.optional(),
});
type Metric = z.output<typeof metric>;
const query = z.looseObject({
  expression: words,
  label: words,
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
    state: z.looseObject({
      value: AlarmState,
      reason: words.transform((reason) => reason ?? ''),
      timestamp: SourceTime,
      reasonData: z.unknown().optional(),
      actionsSuppressedBy: words,
      actionsSuppressedReason: words,
    }),
    configuration: z
      .looseObject({
        description: words,
        alarmRule: words,
        metrics: z.array(query).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    alarmTags: details,
  }),
});

type Query = z.output<typeof query>;

function inWords({ expression, label, metricStat }: Query): string {
  const { namespace, name, dimensions: where = {} } = metricStat?.metric ?? {};
  return [namespace, name ?? label ?? expression, ...Object.values(where)].filter(Boolean).join(' ');
}

const Triggers = z.object({ triggeringAlarms: z.array(z.looseObject({ arn: z.string() })) });

/** The alarms that made a composite one fire, as its reason names them. */
function triggersOf(reasonData: unknown): string[] | undefined {
  const { data } = Triggers.safeParse(json(reasonData));
  return data?.triggeringAlarms.map(({ arn }) => arn).slice(0, 100);
}

/** How bad it is by a tag of the alarm: CloudWatch itself has no word for it. */
const severityIn = (tags: Readonly<Record<string, string>>) =>
  severityOf(tags['itsm:severity'] ?? tags.severity ?? tags.Severity ?? tags.priority ?? tags.Priority);

/** The signal in an alarm's state change. @throws {z.ZodError | Refusal} saying what could not be read */
export function fromAlarmEvent(raw: unknown): Signal {
  const { resources, detail } = AlarmStateChange.parse(raw);
  const arn = resources[0] as string;
  const { description, alarmRule, metrics = [] } = detail.configuration ?? {};
  const measured = alarmRule ?? metrics.map(inWords).filter(Boolean).join(', ');
  const measuring = metrics
    .map(({ metricStat }) => metricStat?.metric)
    .filter((each): each is Metric => each !== undefined);
  const where: Record<string, string> = Object.assign(
    {},
    ...measuring.map((each) => each.dimensions ?? {}).toReversed(),
  );
  const tags = tagsOf({ ...where, ...detail.alarmTags });
  const { reason, actionsSuppressedBy: by, actionsSuppressedReason: why } = detail.state;
  // Its actions wait for another alarm, and so do ours.
  const suppressed = by && (why ?? `Its actions are suppressed by ${by}.`);
  return {
    ...alarmArn(arn),
    fingerprint: arn,
    source: 'cloudwatch',
    namespace: measuring.map((each) => each.namespace).find(Boolean),
    resource: Object.values(where).find(Boolean),
    state: detail.state.value,
    at: detail.state.timestamp,
    reason: lines([reason, suppressed].filter(Boolean).join('\n'), maxReason),
    description: description && lines(description, maxReason),
    measures: measured ? oneLine(measured, 500) : undefined,
    severity: severityIn(tags),
    tags,
    triggeredBy: alarmRule === undefined ? undefined : triggersOf(detail.state.reasonData),
    ...(suppressed && { recordOnly: true }),
  };
}

const AlarmConfigurationChange = AwsEvent.extend({
  resources: z.array(text).min(1),
  detail: z.looseObject({ operation: text, alarmName: text.optional() }),
});

/**
 * What was done to an alarm itself. Deleted, it says nothing any more, so it does not go on firing; made or changed is
 * noted where the alarm is known.
 *
 * @throws {z.ZodError | Refusal} saying what could not be read
 */
export function fromAlarmConfiguration(raw: unknown): Signal {
  const { resources, detail, time } = AlarmConfigurationChange.parse(raw);
  const arn = resources[0] as string;
  const deleted = detail.operation === 'delete';
  const words: Record<string, string> = { create: 'made', update: 'changed', delete: 'deleted' };
  return {
    ...alarmArn(arn),
    fingerprint: arn,
    source: 'cloudwatch',
    state: deleted ? 'cleared' : 'no-data',
    // The bus tells seconds and the alarm milliseconds: a deletion comes after whatever was said in its second.
    at: instantAfter(time),
    reason: `The alarm was ${words[detail.operation] ?? oneLine(detail.operation, 40)}.`,
    tags: {},
    ifKnown: true,
  };
}
