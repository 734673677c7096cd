import { describe, expect, test } from 'vitest';
import { days, hours, minutes, queueArn } from './messaging.ts';
import { failuresAt, numbered, openStream, partial, streamArn } from './streams.ts';

describe('a batch of a stream that fails', () => {
  test('is tried again as a whole, with backoff on the clock, before anything later is handed over', async () => {
    let left = 2;
    const { start, write, settled, forward, batches, clock } = openStream(() => {
      if (left-- > 0) throw new Error('down');
    });
    await start();
    write('a', ['1', '2']);
    await settled();
    write('a', ['3']);
    expect(batches).toEqual([['1', '2']]);
    const from = clock.now();
    await forward(100);
    expect(batches).toHaveLength(2);
    await forward(minutes);
    expect(batches.slice(2)).toEqual([['1', '2'], ['3']]);
    expect(clock.now() - from).toBe(minutes + 100);
  });

  test('in part is tried again from the first record that failed', async () => {
    let isDown = true;
    const { start, write, forward, batches } = openStream((_, records) => {
      const answer = failuresAt(records, (sk) => isDown && (sk === 'event#3' || sk === 'event#5'));
      isDown = false;
      return answer;
    }, partial);
    await start();
    write('a', numbered(6));
    await forward(minutes);
    expect(batches).toEqual([numbered(6), ['event#3', 'event#4', 'event#5', 'event#6']]);
  });

  test('counts as failed whole when it names a record that was not in it', async () => {
    let left = 1;
    const { start, write, forward, batches } = openStream(
      () => ({ batchItemFailures: left-- > 0 ? [{ itemIdentifier: '999' }] : [] }),
      partial,
    );
    await start();
    write('a', ['1', '2']);
    await forward(minutes);
    expect(batches).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  test('is halved until the poison stands alone, which goes to the destination; the others keep their order', async () => {
    const done: string[] = [];
    const { start, write, forward, bodies, calls } = openStream(
      (sks) => {
        if (sks.includes('event#5')) throw new Error('poison');
        done.push(...sks);
      },
      {
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: queueArn('dead') } },
      },
    );
    await start();
    write('a', numbered(8));
    await forward(minutes);
    expect(done).toEqual(numbered(8).filter((sk) => sk !== 'event#5'));
    expect(bodies('dead').map((body) => JSON.parse(body))).toEqual([
      {
        requestContext: {
          requestId: expect.any(String),
          functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:relay',
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 3,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: expect.any(String),
        DDBStreamBatchInfo: {
          shardId: expect.stringContaining('shardId-'),
          startSequenceNumber: '000000000000000000005',
          endSequenceNumber: '000000000000000000005',
          approximateArrivalOfFirstRecord: '2026-03-02T09:00:00.000Z',
          approximateArrivalOfLastRecord: '2026-03-02T09:00:00.000Z',
          batchSize: 1,
          streamArn: streamArn('a'),
        },
      },
    ]);
    expect(calls.find(({ operation }) => operation === 'SendMessage')?.caller).toEqual({
      name: 'relay',
      role: 'RelayRole',
    });
  });

  test('finds every one of many poisons among a thousand records', async () => {
    const done: string[] = [];
    const isPoison = (sk: string) => Number(sk.slice(6)) % 97 === 0;
    const { start, write, forward, bodies } = openStream(
      (sks, records) => {
        const at = sks.findIndex(isPoison);
        done.push(...(at < 0 ? sks : sks.slice(0, at)));
        return failuresAt(records, (sk) => sk === sks[at]);
      },
      {
        ...partial,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: queueArn('dead') } },
      },
    );
    await start();
    write('a', numbered(1000));
    await forward(hours);
    expect(done).toEqual(numbered(1000).filter((sk) => !isPoison(sk)));
    expect(bodies('dead')).toHaveLength(10);
  });

  test('is given up for its age, never untried', async () => {
    const { start, write, forward, batches, bodies } = openStream(
      () => {
        throw new Error('down');
      },
      {
        MaximumRecordAgeInSeconds: 3600,
        DestinationConfig: { OnFailure: { Destination: queueArn('dead') } },
      },
    );
    await start();
    write('a', ['old'], Date.parse('2026-03-02T05:00:00Z'));
    write('a', ['young']);
    await forward(2 * hours);
    expect(batches[0]).toEqual(['old']);
    const conditions = bodies('dead').map((body) => JSON.parse(body).requestContext.condition);
    expect(conditions).toEqual(['RecordAgeExceeded', 'RecordAgeExceeded']);
  });

  test('waits for as long as it takes when nothing limits it', async () => {
    let isDown = true;
    const { start, write, forward, batches } = openStream(() => {
      if (isDown) throw new Error('down');
    });
    await start();
    write('a', ['1']);
    await forward(hours);
    isDown = false;
    await forward(days / 24);
    expect(batches.length).toBeGreaterThan(60);
    write('a', ['2']);
    await forward(1);
    expect(batches.at(-1)).toEqual(['2']);
  });
});
