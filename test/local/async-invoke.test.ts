import { describe, expect, test } from 'vitest';
import type { AsyncConfig } from '../../local/async-invoke.ts';
import { awsError } from '../../local/aws-error.ts';
import { freshDir, hours, minutes, openMessaging, queueArn } from './messaging.ts';

const caller = { name: 'f', role: 'FunctionRole' };

function openFunction(f: (event: never) => unknown, config: AsyncConfig = {}, dir?: string) {
  const times: number[] = [];
  const host = openMessaging({
    ...(dir && { dir }),
    functions: {
      f: (event) => {
        times.push(host.clock.now());
        return f(event);
      },
    },
  });
  host.queues.addQueue({ QueueName: 'dead' });
  host.queues.addQueue({ QueueName: 'done' });
  host.asyncInvoke.configure('f', config, caller);
  return { ...host, times };
}

const fails = () => {
  throw new Error('boom');
};
const onFailure = { DestinationConfig: { OnFailure: { Destination: queueArn('dead') } } };

describe('an asynchronous invocation', () => {
  test('is made once when it succeeds', async () => {
    const seen: unknown[] = [];
    const { start, asyncInvoke, forward, jobs } = openFunction((event) => void seen.push(event));
    await start();
    asyncInvoke.enqueue({ functionName: 'f', payload: { id: 1 } });
    await forward(hours);
    expect(seen).toEqual([{ id: 1 }]);
    expect(jobs.pending()).toEqual([]);
  });

  test('that fails is made again after one minute and after two, and then told to the destination', async () => {
    const { start, asyncInvoke, forward, clock, times, bodies, calls } = openFunction(fails, onFailure);
    await start();
    const from = clock.now();
    asyncInvoke.enqueue({ functionName: 'f', payload: { id: 1 } });
    await forward(hours);
    expect(times.map((at) => (at - from) / minutes)).toEqual([0, 1, 3]);
    expect(calls.at(-1)?.caller).toEqual(caller);
    const [body = '{}'] = bodies('dead');
    expect(JSON.parse(body)).toEqual({
      version: '1.0',
      timestamp: '2026-03-02T09:03:00.000Z',
      requestContext: {
        requestId: expect.any(String),
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { id: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'boom' },
    });
  });

  test('is tried as often as configured, and is a plain dead letter where the function says so', async () => {
    const config = { MaximumRetryAttempts: 0, DeadLetterConfig: { TargetArn: queueArn('dead') } };
    const { start, asyncInvoke, forward, times, bodies, calls } = openFunction(fails, config);
    await start();
    asyncInvoke.enqueue({ functionName: 'f', payload: { id: 1 } });
    await forward(hours);
    expect(times).toHaveLength(1);
    expect(bodies('dead')).toEqual(['{"id":1}']);
    expect(calls.at(-1)?.input.MessageAttributes).toMatchObject({ ErrorMessage: { StringValue: 'boom' } });
  });

  test('that is too old for another try is given up', async () => {
    const config = { ...onFailure, MaximumEventAgeInSeconds: 90 };
    const { start, asyncInvoke, forward, times, bodies } = openFunction(fails, config);
    await start();
    asyncInvoke.enqueue({ functionName: 'f', payload: {} });
    await forward(hours);
    expect(times).toHaveLength(2);
    expect(bodies('dead').map((body) => JSON.parse(body).requestContext.condition)).toEqual([
      'EventAgeExceeded',
    ]);
  });

  test('that succeeds is told to the on-success destination', async () => {
    const config = { DestinationConfig: { OnSuccess: { Destination: queueArn('done') } } };
    const { start, asyncInvoke, settled, bodies } = openFunction(() => ({ ok: true }), config);
    await start();
    asyncInvoke.enqueue({ functionName: 'f', payload: { id: 1 } });
    await settled();
    expect(bodies('done').map((body) => JSON.parse(body))).toMatchObject([
      { requestContext: { condition: 'Success', approximateInvokeCount: 1 }, responsePayload: { ok: true } },
    ]);
  });

  test('of a function that cannot be reached is tried until it can, without using up its attempts', async () => {
    const host = openFunction(() => 'fine', onFailure);
    await host.start();
    host.asyncInvoke.enqueue({ functionName: 'missing', payload: {} });
    await host.forward(5 * minutes);
    expect(host.jobs.pending('async-invoke')).toHaveLength(1);
    await host.forward(7 * hours);
    expect(host.jobs.pending()).toEqual([]);
  });

  test('that waits for its next try survives a restart, and one that was running is made again', async () => {
    const dir = freshDir();
    const first = openFunction(fails, {}, dir);
    await first.start();
    first.asyncInvoke.enqueue({ functionName: 'f', payload: { id: 1 } });
    await first.settled();
    first.kill();

    const second = openFunction(() => new Promise(() => {}), {}, dir);
    void second.start();
    second.clock.offset += minutes;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(second.times).toHaveLength(1);
    second.kill();

    const third = openFunction(() => 'done', {}, dir);
    await third.start();
    await third.forward(minutes);
    expect(third.times).toHaveLength(1);
    expect(third.jobs.pending()).toEqual([]);
  });

  test('keeps trying to reach its destination', async () => {
    const { start, asyncInvoke, forward, refusals, bodies } = openFunction(fails, {
      ...onFailure,
      MaximumRetryAttempts: 0,
    });
    await start();
    let left = 2;
    refusals.push(() => (left-- > 0 ? awsError('InternalError', 'down', 500) : undefined));
    asyncInvoke.enqueue({ functionName: 'f', payload: {} });
    await forward(minutes);
    expect(bodies('dead')).toHaveLength(1);
  });

  test('refuses a template whose destination the host does not know', () => {
    const DestinationConfig = { OnFailure: { Destination: 'arn:aws:kinesis:us-east-1:1:stream/x' } };
    expect(() => openFunction(fails, { DestinationConfig })).toThrow('is not hosted');
  });
});
