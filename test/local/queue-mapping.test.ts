import { describe, expect, test } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import type { MappingProperties } from '../../local/mappings/mapping.ts';
import { createQueueMapping } from '../../local/mappings/queue.ts';
import { freshDir, minutes, openMessaging, queueArn } from './messaging.ts';

type SqsRecord = {
  messageId: string;
  body: string;
  attributes: Record<string, string>;
  eventSourceARN: string;
};

function openMapping(
  handler: (bodies: string[], records: SqsRecord[]) => unknown,
  properties: Partial<MappingProperties> = {},
  dir?: string,
) {
  const batches: string[][] = [];
  const host = openMessaging({
    ...(dir && { dir }),
    functions: {
      take: ({ Records }: { Records: SqsRecord[] }) => {
        const bodies = Records.map(({ body }) => body);
        batches.push(bodies);
        return handler(bodies, Records);
      },
    },
  });
  host.queues.addQueue({ QueueName: 'dead' });
  const RedrivePolicy = { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 3 };
  const queue = host.queues.addQueue({ QueueName: 'work', VisibilityTimeout: 60, RedrivePolicy });
  host.addMapping(
    createQueueMapping(
      { ...host, caller: { name: 'take', role: 'TakeRole' } },
      { id: 'm', FunctionName: 'take', EventSourceArn: queueArn('work'), ...properties },
    ),
  );
  const send = (...bodies: string[]) => {
    for (const MessageBody of bodies) host.queues.send(queue, { MessageBody });
  };
  return { ...host, batches, send };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

describe('a queue', () => {
  test('is emptied in batches, under the role of the function', async () => {
    const { start, send, settled, batches, bodies, calls } = openMapping(() => null, { BatchSize: 4 });
    send(...numbered(6));
    await start();
    send('7');
    await settled();
    expect(batches.flat().sort()).toEqual(numbered(7));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(4);
    expect(bodies('work')).toEqual([]);
    expect(calls.every(({ caller }) => caller.role === 'TakeRole')).toBe(true);
  });

  test('gathers what arrives within its window into one batch', async () => {
    const { start, send, settled, batches } = openMapping(() => null, {
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 1,
    });
    await start();
    send('1');
    await new Promise((resolve) => setTimeout(resolve, 10));
    send(...numbered(30).slice(1));
    await settled();
    expect(batches).toEqual([numbered(30)]);
  });

  test('hands over a full batch without waiting for the window', async () => {
    const { start, send, settled, batches } = openMapping(() => null, {
      BatchSize: 20,
      MaximumBatchingWindowInSeconds: 300,
    });
    await start();
    send(...numbered(45));
    await settled();
    expect(batches.map(({ length }) => length)).toEqual([20, 20, 5]);
  });

  test('is served by no more calls at once than the mapping allows', async () => {
    let [now, most] = [0, 0];
    const { start, send, settled, batches } = openMapping(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 2));
        now -= 1;
      },
      { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
    );
    await start();
    send(...numbered(20));
    await settled();
    expect(batches).toHaveLength(20);
    expect(most).toBe(2);
  });

  test('shows messages as Lambda does', async () => {
    const seen: SqsRecord[] = [];
    const { start, queues, settled } = openMapping((_, records) => void seen.push(...records));
    await start();
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'x' } };
    const { MessageId } = queues.send(queues.queue('work'), { MessageBody: '{"n":1}', MessageAttributes });
    await settled();
    expect(seen).toEqual([
      {
        messageId: MessageId,
        receiptHandle: expect.any(String),
        body: '{"n":1}',
        attributes: expect.objectContaining({
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.any(String),
        }),
        messageAttributes: {
          kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
        },
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn('work'),
        awsRegion: 'us-east-1',
      },
    ]);
  });

  test('is filtered on bodies; what is turned away is deleted', async () => {
    const Pattern = JSON.stringify({ body: { n: [{ numeric: ['>', 1] }] } });
    const { start, send, batches, bodies } = openMapping(() => null, {
      FilterCriteria: { Filters: [{ Pattern }] },
    });
    send('{"n":1}', '{"n":2}', 'no json');
    await start();
    expect(batches).toEqual([['{"n":2}']]);
    expect(bodies('work')).toEqual([]);
  });

  test('is looked at again when a delayed message comes due', async () => {
    const { start, queues, forward, batches } = openMapping(() => null);
    await start();
    queues.send(queues.queue('work'), { MessageBody: 'later', DelaySeconds: 300 });
    await forward(4 * minutes);
    expect(batches).toEqual([]);
    await forward(2 * minutes);
    expect(batches).toEqual([['later']]);
  });
});

describe('messages that fail', () => {
  test('come back when their visibility timeout has passed, and end as dead letters', async () => {
    const { start, send, settled, forward, batches, bodies } = openMapping(() => {
      throw new Error('down');
    });
    await start();
    send('x');
    await settled();
    expect(batches).toHaveLength(1);
    await forward(59_000);
    expect(batches).toHaveLength(1);
    await forward(10 * minutes);
    expect(batches).toHaveLength(3);
    expect(bodies('dead')).toEqual(['x']);
  });

  test('in part leave the others deleted', async () => {
    let isDown = true;
    const { start, send, forward, batches, bodies } = openMapping((_, records) => {
      const failed = records.filter(({ body }) => isDown && body === '2');
      isDown = false;
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    }, partial);
    send(...numbered(3));
    await start();
    expect(bodies('work')).toEqual(['2']);
    await forward(minutes);
    expect(batches).toEqual([['1', '2', '3'], ['2']]);
    expect(bodies('work')).toEqual([]);
  });

  test('fail all together when the answer names none of them', async () => {
    const { start, send, bodies } = openMapping(
      () => ({ batchItemFailures: [{ itemIdentifier: '' }] }),
      partial,
    );
    send('1', '2');
    await start();
    expect(bodies('work')).toEqual(['1', '2']);
  });

  test('to be received or deleted are asked for again', async () => {
    const { start, send, forward, refusals, batches, bodies } = openMapping(() => null);
    let left = 1;
    refusals.push(({ operation }) =>
      operation === 'DeleteMessageBatch' && left-- > 0 ? awsError('InternalError', 'down', 500) : undefined,
    );
    await start();
    send('x');
    await forward(2 * minutes);
    expect(batches).toEqual([['x'], ['x']]);
    expect(bodies('work')).toEqual([]);

    let refused = 1;
    refusals.push(({ operation }) =>
      operation === 'ReceiveMessage' && refused-- > 0
        ? awsError('AccessDeniedException', 'no', 403)
        : undefined,
    );
    send('y');
    await forward(minutes);
    expect(batches.at(-1)).toEqual(['y']);
  });
});

describe('a restart', () => {
  test('hands out again what was being handled, once it is visible', async () => {
    const dir = freshDir();
    const first = openMapping(() => new Promise(() => {}), {}, dir);
    first.send('x');
    void first.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.batches).toEqual([['x']]);
    first.kill();

    const second = openMapping(() => null, {}, dir);
    await second.start();
    expect(second.batches).toEqual([]);
    await second.forward(minutes);
    expect(second.batches).toEqual([['x']]);
    expect(second.bodies('work')).toEqual([]);
  });
});
