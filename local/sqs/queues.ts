import type { DatabaseSync } from 'node:sqlite';
import { nameOf } from '../arn.ts';
import { awsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Place } from '../events/envelope.ts';
import { transaction } from '../state.ts';
import {
  attributesSize,
  checkAttributes,
  type MessageAttributes,
  md5,
  md5OfAttributes,
} from './message-attributes.ts';
import { type Counts, createMessages, type Message } from './messages.ts';
import { invalidParameter, type Queue, type QueueProperties, queueOf, seconds } from './queue.ts';

export type Send = { MessageBody?: string; MessageAttributes?: MessageAttributes; DelaySeconds?: number };
export type Sent = { MessageId: string; MD5OfMessageBody: string; MD5OfMessageAttributes?: string };

export type Queues = {
  addQueue(properties: QueueProperties): Queue;
  /** A queue by name, ARN or URL. @throws QueueDoesNotExist */
  queue(nameOrUrl: string): Queue;
  list(): Queue[];
  send(queue: Queue, message: Send): Sent;
  /** Up to `most` messages, hidden for `visibility` seconds; what was received too often goes to the dead letters. */
  receive(queue: Queue, most: number, visibility?: number): Message[];
  remove(handle: string): void;
  changeVisibility(handle: string, timeout: unknown): void;
  purge(queue: Queue): void;
  /** Takes up one message of a queue as new in another. */
  move(seq: number, to: Queue): void;
  origins(queue: Queue): { seq: number; cameFrom: string | null }[];
  counts(queue: Queue): Counts;
  /** When the next hidden or delayed message becomes visible, in ms since the epoch. */
  nextVisibleAt(queue: Queue): number | undefined;
  /** Commits what `work` writes in one go. */
  together<T>(work: () => T): T;
  /** Tells of every change after which more may be visible, now or later. @returns a function that ends it */
  onChange(queue: string, listener: () => void): () => void;
};

/** What SQS takes in a body: XML 1.0 characters. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A receipt handle names the message and the receive; SQS promises nothing about what is in it. */
export const handleOf = ({ seq, receipt }: Message) => Buffer.from(`${seq} ${receipt}`).toString('base64');

function readHandle(handle: string): { seq: number; receipt: string } {
  const [, seq, receipt = ''] =
    /^(\d+) ([0-9a-f-]{36})$/.exec(Buffer.from(handle, 'base64').toString()) ?? [];
  if (seq === undefined) {
    throw awsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  }
  return { seq: Number(seq), receipt };
}

function checkMessage(queue: Queue, body: string, attributes: MessageAttributes): void {
  if (body === '') throw awsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (forbidden.test(body)) {
    throw awsError('InvalidMessageContents', 'Invalid binary character was found in the message body.');
  }
  checkAttributes(attributes);
  if (Buffer.byteLength(body) + attributesSize(attributes) > queue.maximumSize) {
    invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumSize} bytes.`,
    );
  }
}

/** SQS standard queues of the template, kept in SQLite, with every timeout on the host's clock. */
export function createQueues(deps: { db: DatabaseSync; clock: Clock; place: Place }): Queues {
  const { db, clock, place } = deps;
  const messages = createMessages(db);
  const queues = new Map<string, Queue>();
  const listeners = new Map<string, Set<() => void>>();

  function changed(queue: string): void {
    for (const listener of listeners.get(queue) ?? []) listener();
  }

  function queueNamed(nameOrUrl: string): Queue {
    const found = queues.get(nameOf(nameOrUrl));
    if (found) return found;
    throw awsError('QueueDoesNotExist', 'The specified queue does not exist.');
  }

  function deadLetter(queue: Queue): void {
    if (!queue.redrive) return;
    const { deadLetterTargetArn, maxReceiveCount } = queue.redrive;
    const to = queueNamed(deadLetterTargetArn).name;
    if (messages.deadLetter(queue.name, maxReceiveCount, to, queue.arn, clock.now()) > 0) changed(to);
  }

  return {
    addQueue(properties) {
      const arn = `arn:aws:sqs:${place.region}:${place.account}:${properties.QueueName}`;
      const queue = queueOf(properties, arn);
      queues.set(queue.name, queue);
      return queue;
    },
    queue: queueNamed,
    list: () => [...queues.values()],
    send(queue, { MessageBody = '', MessageAttributes = {}, DelaySeconds }) {
      checkMessage(queue, MessageBody, MessageAttributes);
      const now = clock.now();
      const visibleAt = now + seconds(DelaySeconds, queue.delay, 'DelaySeconds', 900) * 1000;
      const MessageId = messages.put(
        queue.name,
        MessageBody,
        JSON.stringify(MessageAttributes),
        now,
        visibleAt,
      );
      changed(queue.name);
      const MD5OfMessageAttributes = md5OfAttributes(MessageAttributes);
      return {
        MessageId,
        MD5OfMessageBody: md5(MessageBody),
        ...(MD5OfMessageAttributes && { MD5OfMessageAttributes }),
      };
    },
    receive(queue, most, visibility = queue.visibilityTimeout) {
      const now = clock.now();
      return transaction(db, () => {
        messages.expire(queue.name, now - queue.retention * 1000);
        deadLetter(queue);
        return messages.take(queue.name, most, now, now + visibility * 1000);
      });
    },
    remove(handle) {
      const { seq, receipt } = readHandle(handle);
      messages.remove(seq, receipt);
    },
    changeVisibility(handle, timeout) {
      const { seq, receipt } = readHandle(handle);
      const length = seconds(timeout ?? Number.NaN, 0, 'VisibilityTimeout', 43_200);
      const now = clock.now();
      const queue = messages.hide(seq, receipt, now, now + length * 1000);
      if (!queue) throw awsError('MessageNotInflight', 'The message referred to is not in flight.');
      changed(queue);
    },
    purge: (queue) => messages.purge(queue.name),
    move(seq, to) {
      messages.move(seq, to.name, clock.now());
      changed(to.name);
    },
    origins: (queue) => messages.origins(queue.name),
    counts(queue) {
      messages.expire(queue.name, clock.now() - queue.retention * 1000);
      return messages.counts(queue.name, clock.now());
    },
    nextVisibleAt: (queue) => messages.nextVisibleAt(queue.name, clock.now()),
    together: (work) => transaction(db, work),
    onChange(queue, listener) {
      const known = listeners.get(queue) ?? new Set();
      listeners.set(queue, known.add(listener));
      return () => known.delete(listener);
    },
  };
}
