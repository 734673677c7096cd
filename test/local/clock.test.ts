import { describe, expect, test } from 'vitest';
import { createActivity } from '../../local/activity.ts';
import { createClock, readClock } from '../../local/clock.ts';

const nine = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

describe('a frozen clock', () => {
  test('moves only when it is moved', async () => {
    const clock = createClock({ frozenAt: nine });
    await turn();
    expect(clock.now()).toBe(nine);
    await clock.forward(HOUR, turn);
    expect(clock.now()).toBe(nine + HOUR);
  });

  test('fires timers in the order of their time, and of arming at the same time', async () => {
    const clock = createClock({ frozenAt: nine });
    const seen: string[] = [];
    for (const [name, at] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
      ['b2', 20],
      ['late', 41],
    ] as const)
      clock.at(nine + at, () => seen.push(name));
    await clock.forward(40, turn);
    expect(seen).toEqual(['a', 'b', 'b2', 'c']);
  });

  test('stops at every timer, those armed on the way included', async () => {
    const clock = createClock({ frozenAt: nine });
    const seen: number[] = [];
    const tick = () => {
      seen.push(clock.now() - nine);
      void turn().then(() => clock.at(clock.now() + HOUR, tick));
    };
    clock.at(nine + HOUR, tick);
    clock.at(nine + 1.5 * HOUR, () => seen.push(clock.now() - nine));
    await clock.forward(3 * HOUR, async () => {
      await turn();
      await turn();
    });
    expect(seen).toEqual([HOUR, 1.5 * HOUR, 2 * HOUR, 3 * HOUR]);
  });

  test('fires soon what is already due', async () => {
    const clock = createClock({ frozenAt: nine });
    const fired = await new Promise<boolean>((resolve) => clock.at(nine - 1, () => resolve(true)));
    expect(fired).toBe(true);
    expect(clock.now()).toBe(nine);
  });

  test('walks a second forward after the first', async () => {
    const clock = createClock({ frozenAt: nine });
    const seen: number[] = [];
    clock.at(nine + 150, () => seen.push(clock.now() - nine));
    await Promise.all([clock.forward(100, turn), clock.forward(100, turn)]);
    expect(seen).toEqual([150]);
    expect(clock.now()).toBe(nine + 200);
  });

  test('cancels one of many timers without disturbing the others', async () => {
    const clock = createClock({ frozenAt: nine });
    const seen: number[] = [];
    const cancels = Array.from({ length: 200 }, (_, i) => {
      const at = (i * 37) % 200;
      return { at, cancel: clock.at(nine + 1 + at, () => seen.push(at)) };
    });
    for (const { at, cancel } of cancels) if (at % 3 === 0) cancel();
    cancels[1]?.cancel();
    await clock.forward(300, async () => undefined);
    const wanted = Array.from({ length: 200 }, (_, i) => i).filter((at) => at % 3 !== 0 && at !== 37);
    expect(seen).toEqual(wanted);
  });
});

describe('a running clock', () => {
  test('is real time plus its offset, and other threads read the same', () => {
    const clock = createClock({ offset: 5 * HOUR });
    expect(Math.abs(clock.now() - Date.now() - 5 * HOUR)).toBeLessThan(50);
    expect(Math.abs(readClock(clock.buffer) - clock.now())).toBeLessThan(50);
    clock.offset = HOUR;
    expect(clock.offset).toBe(HOUR);
    clock.stop();
  });

  test('fires by itself', async () => {
    const clock = createClock();
    const start = clock.now();
    await new Promise<void>((resolve) => clock.at(start + 15, resolve));
    expect(clock.now() - start).toBeGreaterThanOrEqual(15);
    clock.stop();
  });

  test('does not fire a timer of next month today', async () => {
    const clock = createClock();
    const seen: string[] = [];
    clock.at(clock.now() + 40 * 24 * HOUR, () => seen.push('next month'));
    await turn();
    await turn();
    expect(seen).toEqual([]);
    await clock.forward(40 * 24 * HOUR, turn);
    expect(seen).toEqual(['next month']);
    clock.stop();
  });

  test('fires nothing after it was stopped', async () => {
    const clock = createClock();
    const seen: string[] = [];
    clock.at(clock.now() + 1, () => seen.push('fired'));
    clock.stop();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual([]);
  });
});

describe('activity', () => {
  test('is settled only after the last thing that one thing set off', async () => {
    const activity = createActivity();
    const seen: string[] = [];
    const end = activity.begin('function a');
    const settled = activity.settled().then(() => seen.push('settled'));
    await turn();
    expect(activity.running()).toEqual(['function a']);
    end();
    end();
    setImmediate(() => {
      const next = activity.begin('function b');
      setTimeout(() => {
        seen.push('b ended');
        next();
      }, 5);
    });
    await settled;
    expect(seen).toEqual(['b ended', 'settled']);
    expect(activity.running()).toEqual([]);
  });

  test('counts the same thing twice', () => {
    const activity = createActivity();
    const ends = [activity.begin('queue'), activity.begin('queue')];
    expect(activity.running()).toEqual(['queue ×2']);
    for (const end of ends) end();
    expect(activity.running()).toEqual([]);
  });
});
