import type { Definition } from './definition.ts';
import type { Execution } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { type Failure, failureOf } from './failure.ts';
import { openHistory } from './history.ts';
import type { Engine } from './lane.ts';
import { createScope } from './scope.ts';
import { runThread } from './thread.ts';

/** An execution that is being carried out. */
export type Run = {
  /** Ends it as `StopExecution` does. */
  abort(failure: Failure): void;
  /** Lets go of it without ending it, as a host does that stops; `resume` goes on from what was saved. */
  suspend(): void;
};

type End = Pick<Execution, 'status'> & { output?: string } & Failure;

const ends: Record<string, string> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
};

const details = ({ output, error, cause }: End) => ({
  ...(output !== undefined && { output, outputDetails: { truncated: false } }),
  ...(error !== undefined && { error }),
  ...(cause !== undefined && { cause }),
});

/** Carries an execution on from where it is until it ends; `ended` hears of the end after it is written. */
export function carryOn(
  engine: Engine,
  store: ExecutionStore,
  execution: Execution,
  definition: Definition,
  ended: () => void,
): Run {
  const { clock } = engine;
  const history = openHistory(store, execution, clock.now);
  const scope = createScope();
  let cancelTimeout = () => {};

  const close = (end: End) => {
    if (scope.halted()) return;
    cancelTimeout();
    scope.halt();
    const { status, output, error, cause } = end;
    Object.assign(execution, { status, stoppedAt: clock.now(), output, error, cause });
    const thread = status === 'ABORTED' || status === 'TIMED_OUT' ? undefined : execution.root;
    history.append(thread, ends[status] ?? status, details(end));
    history.save();
    ended();
  };

  if (definition.TimeoutSeconds !== undefined)
    cancelTimeout = clock.at(execution.startedAt + definition.TimeoutSeconds * 1000, () =>
      close({ status: 'TIMED_OUT' }),
    );
  const lane = { engine, execution, history, thread: execution.root, graph: definition, outer: {}, scope };
  const running = Promise.resolve().then(() => runThread(lane));
  running.then(
    (output) => close({ status: 'SUCCEEDED', output: JSON.stringify(output) }),
    (error: unknown) => close({ status: 'FAILED', ...failureOf(error) }),
  );

  return {
    abort: (failure) => close({ status: 'ABORTED', ...failure }),
    suspend() {
      cancelTimeout();
      scope.halt();
    },
  };
}
