import { Duration } from 'aws-cdk-lib';
import { type IEventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';
import { keeping } from './reaction.ts';

interface OutgoingWebhooksProps {
  readonly handler: DeskFunction;
  /** What turns the way out on and off. */
  readonly turners: readonly DeskFunction[];
  readonly bus: IEventBus;
  readonly deadLetters: IQueue;
}

/**
 * Our events on their way out: in batches, so that a storm is few calls, and off the way of every page. The template has it
 * on, so that a deployment loses nothing; while nobody is subscribed it is turned off, and costs nothing.
 */
export class OutgoingWebhooks extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { handler, turners, bus, deadLetters }: OutgoingWebhooksProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the handler's time, as AWS advises, so that a slow batch is not handled twice at once.
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    const { queue } = this;
    const rule = new Rule(this, 'Events', {
      description: 'When this fails: addresses that were subscribed to events are not told of them',
      eventBus: bus,
      // What tells of telling would go round for ever, a clock that strikes is nobody's news, and of security nobody hears.
      eventPattern: {
        source: ['itsm'],
        detailType: Match.anythingButWildcard(
          'webhook-*',
          'notice-box.*',
          '*.due',
          'security-*',
          'vulnerability*',
        ),
      },
    });
    rule.addTarget(keeping(new SqsQueue(queue), deadLetters));
    handler.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
    const mapping = new CfnEventSourceMapping(this, 'Batches', {
      functionName: handler.functionName,
      eventSourceArn: queue.queueArn,
      batchSize: 100,
      maximumBatchingWindowInSeconds: 2,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 5 },
    });
    mapping.node.addDependency(handler.role!);
    for (const fn of turners) {
      fn.addEnvironment('OUTLET_RULE', rule.ruleArn);
      fn.addEnvironment('OUTLET_MAPPING', mapping.ref);
      fn.may(['events:EnableRule', 'events:DisableRule'], [rule.ruleArn]);
      fn.may(
        ['lambda:GetEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
        [mapping.attrEventSourceMappingArn],
      );
    }
  }
}
