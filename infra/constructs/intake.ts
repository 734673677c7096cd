import { Duration } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { DeadLetters } from './dead-letters.ts';
import type { DeskFunction } from './function.ts';
import { heard } from './heard.ts';

interface IntakeProps {
  readonly handler: DeskFunction;
  /** Where forwarders of other accounts and regions put what they hear. */
  readonly bus: IEventBus;
}

/**
 * Where alarms come in: from the account's own bus, from the buses of other accounts and regions by the
 * intake bus, or from any alarm that has our topic as its action.
 */
export class Intake extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly topic: AlarmTopic;

  constructor(scope: Construct, id: string, { handler, bus }: IntakeProps) {
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
    this.hear('Alarms', 'alarms of this account open no incident');
    this.hear('Forwarded', 'alarms of other accounts and regions open no incident', bus);
    this.topic.addSubscription(new SqsSubscription(this.queue, { deadLetterQueue: this.deadLetters }));
    this.feed(handler);
  }

  /** Lets `fn` put signals onto the queue, as if they had come in by a door. */
  takesFrom(fn: DeskFunction): void {
    fn.addEnvironment('SIGNALS_QUEUE', this.queue.queueUrl);
    fn.may(['sqs:SendMessage'], [this.queue.queueArn]);
  }

  private hear(id: string, impact: string, eventBus?: IEventBus): void {
    const rule = new Rule(this, id, {
      description: `When this fails: ${impact}`,
      eventPattern: heard,
      ...(eventBus && { eventBus }),
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters }));
  }

  private feed(handler: DeskFunction): void {
    handler.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    const mapping = new CfnEventSourceMapping(this, 'Batches', {
      functionName: handler.functionName,
      eventSourceArn: this.queue.queueArn,
      // No more than are taken in well before the handler's time is up: the rest would wait out their invisibility.
      batchSize: 100,
      maximumBatchingWindowInSeconds: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // Never reserved concurrency: new accounts have none to give away.
      scalingConfig: { maximumConcurrency: 5 },
    });
    mapping.node.addDependency(handler.role!);
  }
}
