import { describe, expect, test } from 'vitest';
import { freshDir } from './messaging.ts';
import { createSource, numbered, openStream } from './streams.ts';

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
