import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';

interface Worry {
  readonly metric: IMetric;
  /** It is worried above this value. @default 0 */
  readonly above?: number;
  /** It is worried below this value instead, and when there is no value at all. */
  readonly below?: number;
  /** What a user of the desk suffers from; whoever gets the mail reads it first. */
  readonly impact: string;
}

/** How the desk complains about itself: a topic that its few alarms speak to. */
export class SelfWatch extends Construct {
  private readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, { alarmsTo }: { alarmsTo?: string | undefined }) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic', 'The desk about itself');
    if (alarmsTo) this.topic.addSubscription(new EmailSubscription(alarmsTo));
  }

  /** One alarm in the caller's stack. All stacks together have at most ten: that many are free. */
  worryAbout(scope: Construct, id: string, { metric, above = 0, below, impact }: Worry): void {
    const alarm = new Alarm(scope, id, {
      metric,
      alarmDescription: impact,
      evaluationPeriods: 1,
      ...(below === undefined
        ? {
            threshold: above,
            comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
            treatMissingData: TreatMissingData.NOT_BREACHING,
          }
        : {
            threshold: below,
            comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
            treatMissingData: TreatMissingData.BREACHING,
          }),
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

/** How long an alarm looks at once. */
export const fiveMinutes = { period: Duration.minutes(5) };
