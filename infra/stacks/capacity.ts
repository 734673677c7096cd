import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** Whether there will be enough: what runs out, when, and what is planned for it. */
export class CapacityStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: capacity' });
    this.answer();
    this.measure();
    this.remind();
  }

  private answer(): void {
    const { capacity: table, configuration } = this.data.tables;
    const { api } = new Practice(this, 'capacity', {
      ...this.serving,
      table,
      nouns: ['capacity-metrics', 'capacity-plans'],
      environment: {
        ...this.front.apiEnvironment,
        DEFAULT_SERVICE: JSON.stringify(this.config.defaultService),
      },
    });
    this.data.keysFor(api);
    table.countedBy(api);
    configuration.readBy(api);
  }

  /** What is used is read from CloudWatch, once a day and when somebody asks. */
  private measure(): void {
    const onMetric = this.react('capacity-on-metric', {
      on: [
        ...['capacity-metric.added', 'capacity-metric.changed', 'capacity-metric.restored'],
        'capacity-metric.measuring-asked',
      ],
      impact: 'A metric is not measured before the next night.',
      seconds: 60,
      memory: 512,
    });
    const onDay = this.react('capacity-on-day', {
      on: Duration.days(1),
      impact: 'Nobody hears of what runs out until the next day.',
      seconds: 900,
      memory: 512,
    });
    for (const fn of [onMetric, onDay]) this.lookedAtBy(fn);
  }

  private lookedAtBy(fn: DeskFunction): void {
    const { capacity: table, configuration } = this.data.tables;
    table.writtenBy(fn);
    configuration.readBy(fn);
    // Neither the data of metrics nor a default quota has a name.
    fn.may(
      [
        'cloudwatch:GetMetricData',
        'servicequotas:GetAWSDefaultServiceQuota',
        'servicequotas:GetServiceQuota',
      ],
      ['*'],
    );
  }

  private remind(): void {
    const onClock = this.react('capacity-on-clock', {
      on: ['capacity-plan.due'],
      impact: 'Nobody is reminded that a capacity plan is to be reviewed.',
    });
    this.data.tables.capacity.writtenBy(onClock);
  }
}
