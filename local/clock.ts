import { createTimers } from './timers.ts';

/**
 * The one clock of the host: real time plus an offset, or a frozen moment plus an offset.
 *
 * `now()` is milliseconds since the epoch. `at(ms, fn)` runs `fn` once when the clock reaches `ms` (soon, when it
 * already has) and answers the function that cancels it. `forward(ms, settled)` moves the clock, stopping at every
 * timer on the way and awaiting `settled()` there, so that whatever the timers of a moment set off, further
 * timers included, happens at its own time and in order. `offset` may be set to continue where an earlier host stopped.
 */
export type Clock = {
  now(): number;
  at(ms: number, fn: () => void): () => void;
  readonly buffer: SharedArrayBuffer;
  offset: number;
  /** From where to where it is being moved at this moment; undefined while it goes by itself. */
  readonly leap: Leap | undefined;
  forward(ms: number, settled: () => Promise<void>): Promise<void>;
  stop(): void;
};

export type Leap = { readonly from: number; readonly until: number };

// A laptop that slept counts the sleep in Date.now() but not in setTimeout: looking again every minute catches up,
// and it is also how a timer lies further ahead than the 24.8 days that setTimeout can count.
const LOOK_AGAIN = 60_000;
const real = Date.now;

/** What time the clock behind `buffer` has, from any thread: slot 0 is the offset, slot 1 the frozen moment or NaN. */
export function readClock(buffer: SharedArrayBuffer): number {
  const [offset = 0, frozen = Number.NaN] = new Float64Array(buffer);
  return (Number.isNaN(frozen) ? real() : frozen) + offset;
}

/** The one clock of the host, in milliseconds since the epoch; moving it runs the timers that come due, one by one. */
export function createClock(options: { frozenAt?: number; offset?: number } = {}): Clock {
  const buffer = new SharedArrayBuffer(16);
  const shared = new Float64Array(buffer);
  shared[0] = options.offset ?? 0;
  shared[1] = options.frozenAt ?? Number.NaN;
  const timers = createTimers();
  let wake: NodeJS.Timeout | undefined;
  let stopped = false;
  let forwarding: Promise<void> | undefined;
  let leap: Leap | undefined;

  const now = () => readClock(buffer);
  const move = (ms: number) => {
    shared[0] = (shared[0] ?? 0) + Math.max(0, ms);
  };

  function arm() {
    clearTimeout(wake);
    const head = timers.head();
    if (stopped || forwarding || !head) return;
    const wait = Math.max(0, Math.ceil(head.ms - now()));
    if (wait > 0 && options.frozenAt !== undefined) return;
    wake = setTimeout(fire, Math.min(wait, LOOK_AGAIN));
  }

  function fireHead(until: number): boolean {
    const head = timers.head();
    if (stopped || !head || head.ms > until) return false;
    timers.remove(head);
    head.fn();
    return true;
  }

  function fire() {
    try {
      while (fireHead(now()));
    } finally {
      arm();
    }
  }

  async function walk(ms: number, settled: () => Promise<void>) {
    const end = now() + ms;
    leap = { from: now(), until: end };
    await settled();
    for (let head = timers.head(); head && head.ms <= end && !stopped; head = timers.head()) {
      move(head.ms - now());
      // What is due in the same millisecond happens at once, as it does when nobody moves the clock.
      while (fireHead(head.ms));
      await settled();
    }
    move(end - now());
  }

  async function walkOver(ms: number, settled: () => Promise<void>) {
    try {
      await walk(ms, settled);
    } finally {
      leap = undefined;
    }
  }

  return {
    now,
    buffer,
    at(ms, fn) {
      const timer = timers.add(ms, fn);
      if (timers.head() === timer) arm();
      return () => timers.remove(timer);
    },
    get leap() {
      return leap;
    },
    get offset() {
      return shared[0] ?? 0;
    },
    set offset(ms) {
      shared[0] = ms;
      arm();
    },
    async forward(ms, settled) {
      const walking = (forwarding ?? Promise.resolve()).then(() => walkOver(ms, settled));
      const done = walking.catch(() => undefined);
      forwarding = done;
      try {
        await walking;
      } finally {
        if (forwarding === done) {
          forwarding = undefined;
          arm();
        }
      }
    },
    stop() {
      stopped = true;
      clearTimeout(wake);
      timers.clear();
    },
  };
}
