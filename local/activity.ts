/**
 * What the host is doing right now. `begin` counts one thing in and answers the function that counts it out (once).
 * `settled()` resolves when nothing has been running for a few turns of the event loop: one thing often hands over
 * to the next through a callback, and between the two nothing is counted.
 */
export type Activity = {
  begin(what: string): () => void;
  settled(): Promise<void>;
  running(): string[];
};

const QUIET_TURNS = 5;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Counts what is running in the host, so that one can wait until nothing is. */
export function createActivity(): Activity {
  const counts = new Map<string, number>();
  let idle: { promise: Promise<void>; resolve: () => void } | undefined;

  function end(what: string) {
    const left = (counts.get(what) ?? 1) - 1;
    if (left > 0) counts.set(what, left);
    else counts.delete(what);
    if (counts.size > 0) return;
    idle?.resolve();
    idle = undefined;
  }

  return {
    begin(what) {
      counts.set(what, (counts.get(what) ?? 0) + 1);
      let running = true;
      return () => {
        if (running) end(what);
        running = false;
      };
    },
    async settled() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
        if (counts.size > 0) {
          idle ??= Promise.withResolvers<void>();
          await idle.promise;
          quiet = 0;
        }
        await turn();
      }
    },
    running: () => [...counts].map(([what, count]) => (count > 1 ? `${what} ×${count}` : what)),
  };
}
