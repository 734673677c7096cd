import { queueUrlOf } from './arn.ts';
import { isAwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import type { Call, Caller } from './dispatcher.ts';
import type { Jobs } from './jobs.ts';

/** Where a call goes that could not be delivered, with the message attributes that only the sender knows. */
export type DeadLetter = {
  queueArn: string;
  caller: Caller;
  body: string;
  attributes: Record<string, string>;
};

export type Delivery = {
  call: Call;
  retry?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  deadLetter?: DeadLetter;
  /** Text in the call's input that stands for the number of the attempt, from 1. */
  attemptMark?: string;
};

/** Hands a call over to be made at least once. Joins an open transaction. */
export type Deliver = (delivery: Delivery) => void;

type Doc = Delivery & { failed: number; first: number };

/** 1 s, 2 s, 4 s … and then every 8 minutes: 185 of them take a little more than the 24 hours that AWS tries. */
const wait = (failed: number) => Math.min(1000 * 2 ** failed, 480_000);

const throttled = /Thrott|TooManyRequests|LimitExceeded|ProvisionedThroughput/;

/** ERROR_CODE of a dead letter, and whether trying again can help. */
function classify(error: unknown): { code: string; again: boolean } {
  if (!isAwsError(error)) return { code: 'INTERNAL_ERROR', again: true };
  if (error.type === 'NotHostedLocally') return { code: 'INVALID_PARAMETER', again: false };
  if (/AccessDenied|NotAuthorized/.test(error.type)) return { code: 'NO_PERMISSIONS', again: false };
  if (/NotFound|DoesNotExist|NonExistent/.test(error.type)) return { code: 'NO_RESOURCE', again: false };
  if (throttled.test(error.type)) return { code: 'THROTTLING', again: true };
  if (error.status >= 500) return { code: 'ERROR_FROM_TARGET', again: true };
  return { code: 'SDK_CLIENT_ERROR', again: false };
}

function exhausted(doc: Doc, now: number): string | undefined {
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = doc.retry ?? {};
  if (doc.failed >= MaximumRetryAttempts) return 'MaximumRetryAttempts';
  if (now + wait(doc.failed) - doc.first > MaximumEventAgeInSeconds * 1000) return 'MaximumEventAgeInSeconds';
  return undefined;
}

/** The call as it is made this time. */
function callNow({ call, attemptMark, failed }: Doc): Call {
  if (!attemptMark) return call;
  return JSON.parse(JSON.stringify(call).replaceAll(attemptMark, String(failed + 1)));
}

function deadLetterCall(letter: DeadLetter, attributes: Record<string, string>): Call {
  const all = Object.entries({ ...letter.attributes, ...attributes });
  return {
    service: 'sqs',
    operation: 'SendMessage',
    caller: letter.caller,
    input: {
      QueueUrl: queueUrlOf(letter.queueArn),
      MessageBody: letter.body,
      MessageAttributes: Object.fromEntries(
        all.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    },
  };
}

/**
 * Delivery for rules, schedules, subscriptions and destinations: durable, at least once, with backoff on the clock.
 * What is refused for good, or as often as its retry policy allows, goes to its dead-letter queue with AWS's message
 * attributes, or is dropped and logged. Nothing is given up for its age without having been tried first.
 */
export function createDelivery(deps: {
  jobs: Jobs;
  clock: Clock;
  dispatch: (call: Call) => Promise<unknown>;
  log?: (message: string) => void;
}): Deliver {
  const { jobs, clock, dispatch, log = console.error } = deps;
  const deliver: Deliver = (delivery) => {
    jobs.add('delivery', { ...delivery, failed: 0, first: clock.now() } satisfies Doc);
  };

  function giveUp(doc: Doc, code: string, message: string, condition?: string): void {
    const { service, operation, caller } = doc.call;
    if (!doc.deadLetter) {
      log(`${caller.name}: ${service}:${operation} is dropped: ${code} ${message}`);
      return;
    }
    const attributes: Record<string, string> = {
      ERROR_CODE: code,
      ERROR_MESSAGE: message || code,
      RETRY_ATTEMPTS: String(doc.failed),
    };
    if (condition) attributes.EXHAUSTED_RETRY_CONDITION = condition;
    deliver({ call: deadLetterCall(doc.deadLetter, attributes) });
  }

  jobs.on('delivery', async (given, { id }) => {
    const doc = given as Doc;
    try {
      await dispatch(callNow(doc));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const { code, again } = classify(error);
      const condition = again ? exhausted(doc, clock.now()) : undefined;
      if (!again || condition) return giveUp(doc, code, message, condition);
      jobs.add('delivery', { ...doc, failed: doc.failed + 1 }, clock.now() + wait(doc.failed), id);
    }
  });
  return deliver;
}
