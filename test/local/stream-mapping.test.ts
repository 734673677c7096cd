import { describe, expect, test } from 'vitest';
import type { StreamRecord } from '../../local/dynamodb/stream.ts';
import type { MappingProperties } from '../../local/mappings/mapping.ts';
import { createStreamMapping, type StreamSource } from '../../local/mappings/stream.ts';
import { days, freshDir, hours, minutes, openMessaging, place, queueArn } from './messaging.ts';

const streamArn = (table: string) => `arn:aws:dynamodb:us-east-1:000000000000:table/${table}/stream/local`;

/** Streams in memory, as the database keeps them; they outlive a restart of what reads them. */
function createSource() {
  const tables = new Map<string, StreamRecord[]>();
  const listeners = new Set<(table: string) => void>();
  let sequence = 0;
  const source: StreamSource = {
    records: (table, after, limit = 1000) =>
      (tables.get(table) ?? []).filter((one) => Number(one.dynamodb.SequenceNumber) > after).slice(0, limit),
    onStream(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  function write(table: string, sks: string[], at = Date.parse('2026-03-02T09:00:00Z')) {
    const made = sks.map((sk): StreamRecord => {
      sequence += 1;
      const Keys = { pk: { S: 'r' }, sk: { S: sk } };
      return {
        eventID: String(sequence),
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: place.region,
        eventSourceARN: streamArn(table),
        dynamodb: {
          ApproximateCreationDateTime: at / 1000,
          Keys,
          NewImage: Keys,
          SequenceNumber: String(sequence).padStart(21, '0'),
          SizeBytes: 10,
          StreamViewType: 'NEW_IMAGE',
        },
      };
    });
    tables.set(table, [...(tables.get(table) ?? []), ...made]);
    for (const listener of listeners) listener(table);
  }
  return { source, write };
}

type Handler = (sks: string[], records: StreamRecord[]) => unknown;

function openStream(
  handler: Handler,
  properties: Partial<MappingProperties> = {},
  { dir, streams = createSource() }: { dir?: string; streams?: ReturnType<typeof createSource> } = {},
) {
  const batches: string[][] = [];
  const host = openMessaging({
    ...(dir && { dir }),
    functions: {
      relay: ({ Records }: { Records: StreamRecord[] }) => {
        const sks = Records.map(({ dynamodb }) => dynamodb.Keys.sk?.S ?? '');
        batches.push(sks);
        return handler(sks, Records);
      },
    },
  });
  host.queues.addQueue({ QueueName: 'dead' });
  const tables = ['a', 'b'];
  for (const table of tables) {
    const deps = { ...host, source: streams.source, place, caller: { name: 'relay', role: 'RelayRole' } };
    host.addMapping(
      createStreamMapping(deps, {
        id: `of-${table}`,
        FunctionName: 'relay',
        EventSourceArn: streamArn(table),
        ...properties,
      }),
    );
  }
  return { ...host, batches, write: streams.write };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `event#${index + 1}`);
const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
const failuresAt = (records: StreamRecord[], isBad: (sk: string) => boolean) => ({
  batchItemFailures: records
    .filter(({ dynamodb }) => isBad(dynamodb.Keys.sk?.S ?? ''))
    .map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
});

describe('a stream', () => {
  test('is handed over in order, in batches, each record once', async () => {
    const { start, write, settled, batches } = openStream(() => null, { BatchSize: 4 });
    write('a', numbered(6));
    await start();
    write('a', ['event#7']);
    await settled();
    expect(batches).toEqual([numbered(4), ['event#5', 'event#6'], ['event#7']]);
  });

  test('of several tables feeds one function', async () => {
    const { start, write, settled, batches } = openStream(() => null);
    await start();
    write('a', ['x']);
    write('b', ['y']);
    await settled();
    expect(batches.sort()).toEqual([['x'], ['y']]);
  });

  test('is filtered before the function is called', async () => {
    const Pattern = JSON.stringify({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { sk: { S: [{ prefix: 'event#' }] } } },
    });
    const { start, write, settled, batches } = openStream(() => null, {
      FilterCriteria: { Filters: [{ Pattern }] },
    });
    await start();
    write('a', ['record', 'event#1', 'counter']);
    write('a', ['record']);
    await settled();
    expect(batches).toEqual([['event#1']]);
  });

  test('starts behind what is there when the mapping says LATEST', async () => {
    const streams = createSource();
    streams.write('a', ['old']);
    const { start, write, settled, batches } = openStream(
      () => null,
      { StartingPosition: 'LATEST' },
      { streams },
    );
    await start();
    write('a', ['new']);
    await settled();
    expect(batches).toEqual([['new']]);
  });

  test('is left alone by a mapping that is disabled', async () => {
    const { start, write, settled, batches } = openStream(() => null, { Enabled: false });
    await start();
    write('a', ['x']);
    await settled();
    expect(batches).toEqual([]);
  });
});

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

describe('a restart', () => {
  test('hands out again what had not succeeded, and nothing that had', async () => {
    const dir = freshDir();
    const streams = createSource();
    const first = openStream(
      (sks) => (sks.includes('3') ? new Promise(() => {}) : null),
      { BatchSize: 2 },
      { dir, streams },
    );
    streams.write('a', ['1', '2', '3', '4']);
    void first.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.batches).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    first.kill();

    const second = openStream(() => null, { BatchSize: 2 }, { dir, streams });
    await second.start();
    expect(second.batches).toEqual([['3', '4']]);
  });
});

test('a mapping with properties that the host would guess at is refused', () => {
  expect(() => openStream(() => null, { TumblingWindowInSeconds: 10 } as never)).toThrow(
    'TumblingWindowInSeconds',
  );
  const DestinationConfig = { OnFailure: { Destination: 'arn:aws:kafka:us-east-1:1:x' } };
  expect(() => openStream(() => null, { DestinationConfig })).toThrow('is not hosted');
});
