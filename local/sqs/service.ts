import { notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import { batch } from './batch.ts';
import type { MoveTasks } from './move-tasks.ts';
import { invalidParameter, type Queue, seconds } from './queue.ts';
import type { Queues, Send } from './queues.ts';
import { received, type Wanted } from './received.ts';

type OfMessage = { ReceiptHandle?: string; VisibilityTimeout?: number };

type Input = Send &
  OfMessage &
  Wanted & {
    QueueUrl?: string;
    QueueName?: string;
    QueueNamePrefix?: string;
    MaxNumberOfMessages?: number;
    SourceArn?: string;
    DestinationArn?: string;
    MaxResults?: number;
    Entries?: (Send & OfMessage & { Id: string })[];
  };

function queueAttributes(queues: Queues, queue: Queue, wanted: string[] = []): Record<string, string> {
  const counts = queues.counts(queue);
  const all = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: counts.visible,
    ApproximateNumberOfMessagesNotVisible: counts.inFlight,
    ApproximateNumberOfMessagesDelayed: counts.delayed,
    VisibilityTimeout: queue.visibilityTimeout,
    DelaySeconds: queue.delay,
    MessageRetentionPeriod: queue.retention,
    MaximumMessageSize: queue.maximumSize,
    ReceiveMessageWaitTimeSeconds: queue.waitTime,
    ...(queue.redrive && { RedrivePolicy: JSON.stringify(queue.redrive) }),
  };
  const shown = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}

function countWanted(most = 1): number {
  if (most >= 1 && most <= 10) return most;
  return invalidParameter(
    `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
  );
}

/**
 * SQS's operations in the shapes of AWS JSON 1.0, for the dispatcher. WaitTimeSeconds is answered at once.
 *
 * @param endpoint where the host answers, such as `http://localhost:4566`: the head of queue URLs
 */
export function sqsService(queues: Queues, moves: MoveTasks, account: string, endpoint: string): Service {
  const urlOf = ({ name }: Queue) => `${endpoint}/${account}/${name}`;
  const remove = ({ ReceiptHandle = '' }: OfMessage) => {
    queues.remove(ReceiptHandle);
    return {};
  };
  const changeVisibility = ({ ReceiptHandle = '', VisibilityTimeout }: OfMessage) => {
    queues.changeVisibility(ReceiptHandle, VisibilityTimeout);
    return {};
  };

  const ofQueue: Record<string, (queue: Queue, input: Input) => unknown> = {
    SendMessage: (queue, input) => queues.send(queue, input),
    SendMessageBatch: (queue, { Entries }) =>
      queues.together(() => batch(Entries, (entry) => queues.send(queue, entry))),
    ReceiveMessage: (queue, input) => {
      const hidden = seconds(input.VisibilityTimeout, queue.visibilityTimeout, 'VisibilityTimeout', 43_200);
      const messages = queues.receive(queue, countWanted(input.MaxNumberOfMessages), hidden);
      return { Messages: messages.map((message) => received(message, input, account)) };
    },
    DeleteMessage: (_, input) => remove(input),
    DeleteMessageBatch: (_, { Entries }) => queues.together(() => batch(Entries, remove)),
    ChangeMessageVisibility: (_, input) => changeVisibility(input),
    ChangeMessageVisibilityBatch: (_, { Entries }) => queues.together(() => batch(Entries, changeVisibility)),
    GetQueueAttributes: (queue, input) => ({
      Attributes: queueAttributes(queues, queue, input.AttributeNames),
    }),
    PurgeQueue: (queue) => {
      queues.purge(queue);
      return {};
    },
  };
  const others: Record<string, (input: Input) => unknown> = {
    GetQueueUrl: ({ QueueName = '' }) => ({ QueueUrl: urlOf(queues.queue(QueueName)) }),
    ListQueues: ({ QueueNamePrefix = '' }) => {
      const named = queues.list().filter(({ name }) => name.startsWith(QueueNamePrefix));
      return { QueueUrls: named.map(urlOf) };
    },
    StartMessageMoveTask: (input) => moves.start(input),
    ListMessageMoveTasks: (input) => moves.list(input),
  };

  return async ({ service, operation, input }) => {
    const given = input as Input;
    const run = ofQueue[operation];
    if (run) return run(queues.queue(given.QueueUrl ?? ''), given);
    const other = others[operation];
    if (other) return other(given);
    throw notHosted(service, operation);
  };
}
