/** One thing to do at a moment. `seq` keeps timers of the same millisecond in the order they were armed. */
export type Timer = { readonly ms: number; readonly seq: number; readonly fn: () => void; index: number };

export type Timers = {
  add(ms: number, fn: () => void): Timer;
  remove(timer: Timer): void;
  head(): Timer | undefined;
  clear(): void;
};

const before = (a: Timer, b: Timer) => a.ms < b.ms || (a.ms === b.ms && a.seq < b.seq);

/** A binary heap whose entries know their place, so that cancelling one of many thousand timeouts stays cheap. */
export function createTimers(): Timers {
  const heap: Timer[] = [];
  let seq = 0;

  function put(timer: Timer, index: number) {
    heap[index] = timer;
    timer.index = index;
  }

  function up(timer: Timer) {
    for (;;) {
      const parent = heap[(timer.index - 1) >> 1];
      if (timer.index === 0 || parent === undefined || !before(timer, parent)) return;
      const { index } = timer;
      put(timer, parent.index);
      put(parent, index);
    }
  }

  function down(timer: Timer) {
    for (;;) {
      const [left, right] = [heap[timer.index * 2 + 1], heap[timer.index * 2 + 2]];
      const least = right !== undefined && left !== undefined && before(right, left) ? right : left;
      if (least === undefined || !before(least, timer)) return;
      const { index } = timer;
      put(timer, least.index);
      put(least, index);
    }
  }

  return {
    add(ms, fn) {
      const timer: Timer = { ms, fn, seq: seq++, index: heap.length };
      heap.push(timer);
      up(timer);
      return timer;
    },
    remove(timer) {
      if (heap[timer.index] !== timer) return;
      const last = heap.pop();
      if (last === undefined || last === timer) return;
      put(last, timer.index);
      up(last);
      down(last);
    },
    head: () => heap[0],
    clear() {
      heap.length = 0;
    },
  };
}
