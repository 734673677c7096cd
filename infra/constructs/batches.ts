import { Duration } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DeskFunction } from './function.ts';

/**
 * A queue in front of a function that takes its messages in batches, each of which succeeds or comes back on its own, five times.
 *
 * @param seconds for which a batch is waited for, and the time that the function has for it
 * @param most how many there are in a batch
 */
export function batches(
  scope: Construct,
  handler: DeskFunction,
  deadLetters: IQueue,
  seconds: { readonly gather: number; readonly work: number },
  most = 100,
): Queue {
  const queue = new Queue(scope, 'Queue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    // Six times the handler's time, as AWS advises, so that a slow batch is not handled twice at once.
    visibilityTimeout: Duration.seconds(6 * seconds.work),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
  handler.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
  const mapping = new CfnEventSourceMapping(scope, 'Batches', {
    functionName: handler.functionName,
    eventSourceArn: queue.queueArn,
    // No more than are taken in well before the handler's time is up: the rest would wait out their invisibility.
    batchSize: most,
    maximumBatchingWindowInSeconds: seconds.gather,
    functionResponseTypes: ['ReportBatchItemFailures'],
    // Never reserved concurrency: new accounts have none to give away.
    scalingConfig: { maximumConcurrency: 5 },
  });
  mapping.node.addDependency(handler.role!);
  return queue;
}
