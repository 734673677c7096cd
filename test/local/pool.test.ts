import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPool } from '../../local/lambda/pool.ts';
import type { FunctionConfig, Outcome, Sandbox } from '../../local/lambda/sandbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const config = { name: 'one', memoryMb: 256, timeoutSeconds: 3 } as FunctionConfig;
const gate = { enter: async () => () => undefined };

/** A sandbox that answers who it is, and like the real one is gone only a moment after it was told to stop. */
function fake(id: string, onEnd: () => void): Sandbox & { stopped: boolean } {
  const sandbox = {
    id,
    stopped: false,
    ready: Promise.resolve(),
    initMs: () => 1,
    ended: () => sandbox.stopped,
    crash: onEnd,
    stop: async () => {
      sandbox.stopped = true;
      setTimeout(onEnd, 50);
    },
    run: async (): Promise<Outcome> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return sandbox.stopped ? { error: { errorType: 'Ended', errorMessage: id } } : { payload: id };
    },
  };
  return sandbox;
}

function pool() {
  const made: ReturnType<typeof fake>[] = [];
  const start = (onEnd: () => void) => made[made.push(fake(String(made.length), onEnd)) - 1]!;
  return { made, ...createPool(config, 3, start) };
}

test('a sandbox that has idled for 20 seconds is ended, one stays warm, and no call meets its end', async () => {
  const { invoke, made } = pool();
  const both = Promise.all([invoke({}, gate), invoke({}, gate)]);
  await vi.advanceTimersByTimeAsync(10);
  await both;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(made.map(({ stopped }) => stopped)).toEqual([true, false]);
  const next = Promise.all([invoke({}, gate), invoke({}, gate)]);
  await vi.advanceTimersByTimeAsync(100);
  expect((await next).every(({ error }) => !error)).toBe(true);
});

test('a sandbox that is used again is not ended for having idled before', async () => {
  const { invoke, made } = pool();
  for (let second = 0; second < 40; second++) {
    const both = Promise.all([invoke({}, gate), invoke({}, gate)]);
    await vi.advanceTimersByTimeAsync(1000);
    await both;
  }
  expect(made.map(({ stopped }) => stopped)).toEqual([false, false]);
});
