import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { batches } from './batches.ts';
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
    this.queue = batches(this, handler, this.deadLetters, { gather: 1, work: 30 });
    this.topic = new AlarmTopic(this, 'Topic', 'Alarms for the desk');
    this.hear('Alarms', 'alarms of this account open no incident');
    this.hear('Forwarded', 'alarms of other accounts and regions open no incident', bus);
    this.topic.addSubscription(new SqsSubscription(this.queue, { deadLetterQueue: this.deadLetters }));
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
}
