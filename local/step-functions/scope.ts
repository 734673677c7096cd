/** What may be stopped as one: an execution, or the branches of one Parallel or Map inside it. */
export type Scope = {
  halted(): boolean;
  /** Stops it and everything inside; what it waits for is rejected with `halt`. */
  halt(): void;
  /** Calls `stop` when it is halted. @returns takes `stop` back */
  onHalt(stop: () => void): () => void;
};

/** Thrown into whatever still runs in a halted scope; it must leave without a trace. */
export const halt = new Error('This part of the execution was stopped');

export function createScope(parent?: Scope): Scope {
  const stops = new Set<() => void>();
  let halted = false;
  const scope: Scope = {
    halted: () => halted || (parent?.halted() ?? false),
    halt() {
      halted = true;
      leave?.();
      for (const stop of [...stops]) stop();
      stops.clear();
    },
    onHalt(stop) {
      stops.add(stop);
      return () => stops.delete(stop);
    },
  };
  const leave = parent?.onHalt(scope.halt);
  return scope;
}
