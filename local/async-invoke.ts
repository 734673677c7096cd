import { randomUUID } from 'node:crypto';
import { queueUrlOf } from './arn.ts';
import type { Clock } from './clock.ts';
import type { Deliver } from './delivery.ts';
import { checkDestination, destinationCall } from './destination.ts';
import type { Call, Caller } from './dispatcher.ts';
import type { Place } from './events/envelope.ts';
import type { Jobs } from './jobs.ts';
import type { Outcome } from './lambda/sandbox.ts';

/** Properties of AWS::Lambda::EventInvokeConfig, and of the function itself, that say what becomes of failures. */
export type AsyncConfig = {
  MaximumRetryAttempts?: number;
  MaximumEventAgeInSeconds?: number;
  DestinationConfig?: { OnSuccess?: { Destination?: string }; OnFailure?: { Destination?: string } };
  DeadLetterConfig?: { TargetArn?: string };
};

export type AsyncInvoke = {
  /** Says how invocations of a function fail, beside what was said before; `caller` has the role that reaches its destinations. */
  configure(functionName: string, config: AsyncConfig, caller: Caller): void;
  /** Accepts an invocation: it is made at least once from here on. Joins an open transaction. */
  enqueue(invocation: { functionName: string; payload: unknown }): void;
};

type Doc = {
  functionName: string;
  payload: unknown;
  requestId: string;
  invoked: number;
  faults: number;
  first: number;
};
type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';

/** After an error of the function Lambda waits one minute, then two. */
const afterError = (failed: number) => Math.min(failed, 2) * 60_000;
/** After a throttle or an error of its own it waits 1 s, doubling up to 5 minutes. */
const afterFault = (faults: number) => Math.min(1000 * 2 ** faults, 300_000);

function faultOutcome(error: unknown): Outcome {
  return {
    error: {
      errorType: 'ServiceException',
      errorMessage: error instanceof Error ? error.message : String(error),
    },
  };
}

/**
 * Asynchronous invocation as Lambda does it: accepted durably, tried again after an error of the function twice
 * (1 and 2 minutes later, unless configured), then handed to the on-failure destination and the dead-letter queue.
 * An event is never given up for its age without having been tried.
 */
export function createAsyncInvoke(deps: {
  jobs: Jobs;
  clock: Clock;
  deliver: Deliver;
  place: Place;
  invoke: (functionName: string, event: unknown) => Promise<Outcome>;
}): AsyncInvoke {
  const { jobs, clock, deliver, place, invoke } = deps;
  const configs = new Map<string, { config: AsyncConfig; caller: Caller }>();

  function documentOf(doc: Doc, outcome: Outcome, condition: Condition): object {
    const { functionName, requestId, invoked, payload } = doc;
    return {
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId,
        functionArn: `arn:aws:lambda:${place.region}:${place.account}:function:${functionName}:$LATEST`,
        condition,
        approximateInvokeCount: invoked,
      },
      requestPayload: payload,
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.error && { functionError: 'Unhandled' }),
      },
      responsePayload: outcome.error ?? outcome.payload ?? null,
    };
  }

  function deadLetterCall(doc: Doc, outcome: Outcome, queueArn: string, caller: Caller): Call {
    const attribute = (DataType: string, StringValue: string) => ({ DataType, StringValue });
    const message = outcome.error?.errorMessage || 'Unknown';
    return {
      service: 'sqs',
      operation: 'SendMessage',
      caller,
      input: {
        QueueUrl: queueUrlOf(queueArn),
        MessageBody: JSON.stringify(doc.payload),
        MessageAttributes: {
          RequestID: attribute('String', doc.requestId),
          ErrorCode: attribute('Number', '200'),
          ErrorMessage: attribute('String', message.slice(0, 1024)),
        },
      },
    };
  }

  function conclude(doc: Doc, outcome: Outcome, condition: Condition): void {
    const known = configs.get(doc.functionName);
    if (!known) return;
    const { config, caller } = known;
    const { OnSuccess, OnFailure } = config.DestinationConfig ?? {};
    const destination = (condition === 'Success' ? OnSuccess : OnFailure)?.Destination;
    const queueArn = condition === 'Success' ? undefined : config.DeadLetterConfig?.TargetArn;
    if (destination) {
      const key = `aws/lambda/async/${doc.functionName}/${doc.requestId}`;
      deliver({ call: destinationCall(destination, caller, documentOf(doc, outcome, condition), key) });
    }
    if (queueArn) deliver({ call: deadLetterCall(doc, outcome, queueArn, caller) });
  }

  jobs.on('async-invoke', async (given, { id }) => {
    const doc = given as Doc;
    const { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 21_600 } =
      configs.get(doc.functionName)?.config ?? {};
    let isFault = false;
    const outcome = await invoke(doc.functionName, doc.payload).catch((error: unknown) => {
      isFault = true;
      return faultOutcome(error);
    });
    const now = clock.now();
    const tried: Doc = isFault ? { ...doc, faults: doc.faults + 1 } : { ...doc, invoked: doc.invoked + 1 };
    if (!outcome.error) return conclude(tried, outcome, 'Success');
    if (!isFault && tried.invoked > MaximumRetryAttempts) return conclude(tried, outcome, 'RetriesExhausted');
    const due = now + (isFault ? afterFault(doc.faults) : afterError(tried.invoked));
    if (due - doc.first > MaximumEventAgeInSeconds * 1000)
      return conclude(tried, outcome, 'EventAgeExceeded');
    jobs.add('async-invoke', tried, due, id);
  });

  return {
    configure(functionName, config, caller) {
      checkDestination(config.DestinationConfig?.OnFailure?.Destination, functionName);
      checkDestination(config.DestinationConfig?.OnSuccess?.Destination, functionName);
      configs.set(functionName, { config: { ...configs.get(functionName)?.config, ...config }, caller });
    },
    enqueue({ functionName, payload }) {
      const doc: Doc = {
        functionName,
        payload,
        requestId: randomUUID(),
        invoked: 0,
        faults: 0,
        first: clock.now(),
      };
      jobs.add('async-invoke', doc);
    },
  };
}
