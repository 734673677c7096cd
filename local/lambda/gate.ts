import { availableParallelism } from 'node:os';

/** Lets work in; the answer is called when the work is done. */
export type Gate = { enter(): Promise<() => void> };

const patience = 2_000;

/**
 * A soft limit on how many sandboxes run at the same moment. A laptop has few cores: with all sandboxes of all functions at
 * work, each gets so little of them that calls run into their timeouts, which they would not on AWS. Whoever has waited
 * for two seconds goes in regardless, so that functions that call each other cannot hold each other up for ever.
 */
export function createGate(most = 3 * availableParallelism()): Gate {
  const line: (() => void)[] = [];
  let inside = 0;

  const leave = () => {
    inside -= 1;
    if (inside < most) line.shift()?.();
  };

  return {
    enter: async () => {
      if (inside >= most) {
        await new Promise<void>((admit) => {
          const timer = setTimeout(() => {
            const place = line.indexOf(go);
            if (place >= 0) line.splice(place, 1);
            admit();
          }, patience);
          const go = () => {
            clearTimeout(timer);
            admit();
          };
          line.push(go);
        });
      }
      inside += 1;
      return leave;
    },
  };
}
