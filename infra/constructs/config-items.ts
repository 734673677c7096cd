import { Stack } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { batches } from './batches.ts';
import { DeadLetters } from './dead-letters.ts';
import type { DeskFunction } from './function.ts';
import { inventoried } from './heard.ts';

interface ConfigItemsProps {
  readonly handler: DeskFunction;
  /** Where other accounts and regions tell of their resources. */
  readonly bus: IEventBus;
  /** Buckets into which AWS Config puts what is too large for an event. */
  readonly buckets: readonly string[];
}

/** What AWS Config says of resources, here and elsewhere, in batches: a deployment changes hundreds at once. */
export class ConfigItems extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { handler, bus, buckets }: ConfigItemsProps) {
    super(scope, id);
    // Of its own: what lies here goes back to its queue, which nothing outside of this stack has to know.
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.queue = batches(this, handler, this.deadLetters, { gather: 5, work: 60 });
    this.hear('Items', 'what the desk knows of resources grows old');
    this.hear('Forwarded', 'what the desk knows of resources of other accounts and regions grows old', bus);
    handler.addEnvironment('CONFIG_BUCKETS', buckets.join(','));
    if (buckets.length)
      handler.may(
        ['s3:GetObject'],
        buckets.map((bucket) => this.oversized(bucket)),
      );
  }

  /** Lets `fn` put items onto the queue again, one or all that were given up on. */
  againBy(fn: DeskFunction): void {
    fn.addEnvironment('ITEMS_QUEUE', this.queue.queueUrl);
    fn.addEnvironment('ITEMS_DEAD_LETTERS', this.deadLetters.queueArn);
    fn.may(['sqs:SendMessage'], [this.queue.queueArn]);
    fn.may(
      ['sqs:StartMessageMoveTask', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.deadLetters.queueArn],
    );
  }

  private hear(id: string, impact: string, eventBus?: IEventBus): void {
    const rule = new Rule(this, id, {
      description: `When this fails: ${impact}`,
      eventPattern: inventoried,
      ...(eventBus && { eventBus }),
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters }));
  }

  private oversized(bucket: string): string {
    return Stack.of(this).formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: bucket,
      resourceName: '*/OversizedChangeNotification/*',
    });
  }
}
