import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { DeadLetters } from './dead-letters.ts';
import type { DeskFunction } from './function.ts';

/** Where alarms come in: from the account's own bus, or from any alarm that has our topic as its action. */
export class Intake extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, { handler }: { handler: DeskFunction }) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the handler's time, as AWS advises, so that a slow batch is not handled twice at once.
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.topic = new AlarmTopic(this, 'Topic', 'Alarms for the desk');
    this.hearAlarms();
    this.feed(handler);
  }

  private hearAlarms(): void {
    const rule = new Rule(this, 'Alarms', {
      description: 'When this fails: alarms of this account open no incident',
      eventPattern: { source: ['aws.cloudwatch'], detailType: ['CloudWatch Alarm State Change'] },
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters }));
    this.topic.addSubscription(new SqsSubscription(this.queue, { deadLetterQueue: this.deadLetters }));
  }

  private feed(handler: DeskFunction): void {
    handler.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    const mapping = new CfnEventSourceMapping(this, 'Batches', {
      functionName: handler.functionName,
      eventSourceArn: this.queue.queueArn,
      batchSize: 500,
      maximumBatchingWindowInSeconds: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // Never reserved concurrency: new accounts have none to give away.
      scalingConfig: { maximumConcurrency: 5 },
    });
    mapping.node.addDependency(handler.role!);
  }
}
