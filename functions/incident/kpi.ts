import type { Decision } from '../kernel/decision.ts';
import type { Incident } from './incident.ts';
import type { Settings } from './settings.ts';

const seconds = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/** What one decision adds to the figures; times in seconds, from the opening. */
export function figuresOf({ before, after }: Decision<Incident>): Record<string, number> {
  const first = (state: Incident['state']) => after.state === state && before?.state !== state;
  return {
    ...(!before && { Opened: 1 }),
    ...(first('acknowledged') &&
      before?.run === 1 && { TimeToAcknowledge: seconds(after.openedAt, after.acknowledgedAt ?? '') }),
    ...(first('resolved') && {
      Resolved: 1,
      TimeToResolve: seconds(after.openedAt, after.resolvedAt ?? after.openedAt),
    }),
    ...(before && after.reopenCount > before.reopenCount && { Reopened: 1 }),
  };
}

/**
 * A line in CloudWatch's embedded metric format; undefined when there is nothing to count. Service and priority stand in the
 * line in any case, for Logs Insights; metrics of their own they are only where the configuration asks for it.
 */
export function metricLine(
  decision: Decision<Incident>,
  metricsBy: Settings['metricsBy'],
  milliseconds: number,
): object | undefined {
  const figures = figuresOf(decision);
  const names = Object.keys(figures);
  if (!names.length) return undefined;
  const unit = (name: string) => (name.startsWith('Time') ? 'Seconds' : 'Count');
  const { service, priority, id } = decision.after;
  return {
    _aws: {
      Timestamp: milliseconds,
      CloudWatchMetrics: [
        {
          Namespace: 'ServerlessItsm',
          Dimensions: [[], ...metricsBy.map((name) => [name])],
          Metrics: names.map((name) => ({ Name: name, Unit: unit(name) })),
        },
      ],
    },
    incident: id,
    service,
    priority: String(priority),
    ...figures,
  };
}
