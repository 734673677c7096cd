import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Call } from '../dispatcher.ts';
import type { Graph, State } from './definition.ts';
import type { Execution, Thread, Visit } from './execution.ts';
import type { Bindings } from './expression.ts';
import { failWith } from './failure.ts';
import { timed } from './functions.ts';
import type { Details, History } from './history.ts';
import { type Json, type JsonObject, plain, sizeOf } from './json.ts';
import { halt, type Scope } from './scope.ts';
import type { Tokens } from './token.ts';

/** What every execution shares. */
export type Engine = {
  clock: Clock;
  activity: Activity;
  integrate(call: Call): Promise<unknown>;
  tokens: Tokens;
  region: string;
  countTransition(): void;
};

/** What one thread needs to be carried out; `outer` are the variables it sees but does not own. */
export type Lane = {
  engine: Engine;
  execution: Execution;
  history: History;
  thread: Thread;
  graph: Graph;
  outer: JsonObject;
  scope: Scope;
  /** Counts the thread as running (or no longer) while it does not merely wait. */
  work: { pause(): void; go(): void };
};

export const stateOf = ({ graph, thread }: Lane): State => graph.States[thread.state] as State;

export function visitOf({ thread }: Lane): Visit {
  if (!thread.visit) throw new Error(`${thread.state} was not entered`);
  return thread.visit;
}

/** The one way to the history and the database: a halted thread gets no further. */
export function record(lane: Lane, type: string, details?: Details): number {
  if (lane.scope.halted()) throw halt;
  return lane.history.append(lane.thread, type, details);
}

export function save(lane: Lane): void {
  if (lane.scope.halted()) throw halt;
  lane.history.save();
}

/** Waits for something outside, without counting as running. `arm` starts the wait and answers how to end it. */
export async function park<T>(
  { scope, work }: Lane,
  arm: (done: (value: T) => void, fail: (error: Error) => void) => () => void,
): Promise<T> {
  if (scope.halted()) throw halt;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const takeBack = scope.onHalt(() => reject(halt));
  const disarm = arm(resolve, reject);
  work.pause();
  try {
    return await promise;
  } finally {
    work.go();
    takeBack();
    disarm();
  }
}

export const sleepUntil = (lane: Lane, ms: number): Promise<void> =>
  park<void>(lane, (done) => lane.engine.clock.at(ms, done));

const iso = (ms: number) => new Date(ms).toISOString();

function contextOf(lane: Lane): JsonObject {
  const { execution, thread } = lane;
  const { enteredAt, retries, task } = visitOf(lane);
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input) as Json,
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: iso(execution.startedAt),
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machine, Name: execution.machineName },
    State: {
      Name: thread.state,
      EnteredTime: iso(enteredAt),
      RetryCount: retries.reduce((sum, n) => sum + (n ?? 0), 0),
    },
    ...(thread.item && { Map: { Item: plain(thread.item) } }),
    ...(task?.token && { Task: { Token: task.token } }),
  };
}

/** What an expression of the current state sees; `extra` is `result` or `errorOutput` where there is one. */
export function bindings(lane: Lane, extra: JsonObject = {}, context: JsonObject = {}): Bindings {
  const { outer, thread, engine } = lane;
  const states = { input: thread.input, context: { ...contextOf(lane), ...context }, ...extra };
  return { ...timed(engine.clock.now()), ...outer, ...thread.variables, states };
}

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: input or output of a task, state or execution
export const MOST_BYTES = 262_144;

/** @throws a failure `States.DataLimitExceeded` for what is larger than a state may pass on */
export function withinLimit<T extends Json>({ thread }: Lane, value: T): T {
  if (sizeOf(value) <= MOST_BYTES) return value;
  const size = 'with a size exceeding the maximum number of bytes service limit';
  throw failWith({
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${thread.state}' returned a result ${size}.`,
  });
}
