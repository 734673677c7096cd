import { isRecord, listOf } from '../assembly/template.ts';

type Fields = Record<string, unknown>;

/** An alarm as the host keeps it: what DescribeAlarms says of it, and what it was before, for its events. */
export type Alarm = {
  name: string;
  arn: string;
  composite: boolean;
  /** Members of DescribeAlarms but for the state. */
  settings: Fields;
  state: AlarmState;
  previous?: AlarmState;
  updatedAt: number;
};

export type AlarmState = { value: string; reason: string; reasonData?: string; at: number };

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const dimensionsOf = (dimensions: unknown): Fields | undefined =>
  dimensions === undefined
    ? undefined
    : Object.fromEntries(
        listOf(dimensions)
          .filter(isRecord)
          .map(({ Name, Value }) => [String(Name), Value]),
      );

const metricOf = (metric: Fields): Fields =>
  present({
    namespace: metric.Namespace,
    name: metric.MetricName,
    dimensions: dimensionsOf(metric.Dimensions ?? []),
  });

function queryOf(query: Fields): Fields {
  const stat = isRecord(query.MetricStat) ? query.MetricStat : undefined;
  return present({
    id: query.Id,
    expression: query.Expression,
    label: query.Label,
    ...(stat && {
      metricStat: {
        metric: metricOf(isRecord(stat.Metric) ? stat.Metric : {}),
        period: stat.Period,
        stat: stat.Stat,
      },
    }),
    returnData: query.ReturnData ?? true,
  });
}

/** `configuration` of an alarm's events, made of what DescribeAlarms says of it. */
export function configurationOf({ composite, settings }: Alarm): Fields {
  const { AlarmDescription: description, AlarmRule: alarmRule, Metrics } = settings;
  if (composite) return present({ description, alarmRule, actionsSuppressor: settings.ActionsSuppressor });
  const own = { period: settings.Period, stat: settings.Statistic ?? settings.ExtendedStatistic };
  const single = { id: 'm1', metricStat: { metric: metricOf(settings), ...present(own) }, returnData: true };
  return present({
    description,
    metrics: Metrics ? listOf(Metrics).filter(isRecord).map(queryOf) : [single],
  });
}

const namesAndValues = (dimensions: unknown) =>
  Object.entries(isRecord(dimensions) ? dimensions : {}).map(([Name, Value]) => ({ Name, Value }));

/** What DescribeAlarms says of an alarm of which only an event is known. */
export function settingsOf(configuration: unknown): Fields {
  const { description, alarmRule, metrics } = isRecord(configuration) ? configuration : {};
  const queries = listOf(metrics ?? []).filter(isRecord);
  const said = queries.map((query) => {
    const stat = isRecord(query.metricStat) ? query.metricStat : undefined;
    const metric = isRecord(stat?.metric) ? stat.metric : {};
    return present({
      Id: query.id,
      Expression: query.expression,
      Label: query.label,
      ...(stat && {
        MetricStat: {
          Metric: {
            Namespace: metric.namespace,
            MetricName: metric.name,
            Dimensions: namesAndValues(metric.dimensions),
          },
          Period: stat.period,
          Stat: stat.stat,
        },
      }),
      ReturnData: query.returnData,
    });
  });
  return present({
    AlarmDescription: description,
    AlarmRule: alarmRule,
    ...(said.length > 0 && { Metrics: said }),
  });
}

/** A moment as CloudWatch writes it in its events. */
const stamp = (at: number) => new Date(at).toISOString().replace('Z', '+0000');

const stateOf = ({ value, reason, reasonData, at }: AlarmState): Fields =>
  present({ value, reason, reasonData, timestamp: stamp(at) });

/** `detail` of the event that says that an alarm changed its state. */
export const stateChange = (alarm: Alarm): Fields => ({
  alarmName: alarm.name,
  configuration: configurationOf(alarm),
  ...(alarm.previous && { previousState: stateOf(alarm.previous) }),
  state: stateOf(alarm.state),
});

/** `detail` of the event that says that an alarm was made, changed or deleted. */
export const configurationChange = (alarm: Alarm, operation: 'create' | 'update' | 'delete'): Fields => ({
  alarmName: alarm.name,
  operation,
  configuration: {
    alarmName: alarm.name,
    ...configurationOf(alarm),
    actionsEnabled: true,
    timestamp: stamp(alarm.updatedAt),
  },
  state: stateOf(alarm.state),
});

/** An alarm as DescribeAlarms answers it; moments are seconds, as the JSON protocols write them. */
export const described = ({ name, arn, settings, state, updatedAt }: Alarm): Fields =>
  present({
    AlarmName: name,
    AlarmArn: arn,
    ActionsEnabled: true,
    ...settings,
    AlarmConfigurationUpdatedTimestamp: updatedAt / 1000,
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: state.at / 1000,
    StateTransitionedTimestamp: state.at / 1000,
  });
