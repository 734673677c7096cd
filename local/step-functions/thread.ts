import { type RunThread, runChildren } from './children.ts';
import { choose } from './choice.ts';
import type { Catcher, State } from './definition.ts';
import { evaluate, evaluateText } from './expression.ts';
import { covers, type Failure, failureOf, failWith } from './failure.ts';
import { assignedOf, inputOf, outputOf } from './history.ts';
import type { Json, JsonObject } from './json.ts';
import { bindings, type Lane, record, save, sleepUntil, stateOf, visitOf, withinLimit } from './lane.ts';
import { retryAfter } from './retry.ts';
import { halt } from './scope.ts';
import { runTask } from './task.ts';
import { runWait } from './wait.ts';

type Onward = { next?: string; output: Json; assign?: JsonObject };
type Leaving = { Next?: string; Assign?: JsonObject; Output?: Json };

/** Assign and Output see the same: the variables as they were, so that neither sees what the other does. */
async function leave(
  lane: Lane,
  { Next, Assign, Output }: Leaving,
  extra: JsonObject,
  otherwise: Json,
): Promise<Onward> {
  const seen = bindings(lane, extra);
  const assign = Assign && ((await evaluate(Assign, seen, 'Assign')) as JsonObject);
  if (assign) withinLimit(lane, assign);
  const output = Output === undefined ? otherwise : await evaluate(Output, seen, 'Output');
  withinLimit(lane, output);
  return { output, ...(Next !== undefined && { next: Next }), ...(assign && { assign }) };
}

async function failAsAsked(
  lane: Lane,
  { Error: name, Cause }: { Error?: Json; Cause?: Json },
): Promise<never> {
  const seen = bindings(lane);
  throw failWith({
    ...(name !== undefined && { error: await evaluateText(name, seen, 'Error') }),
    ...(Cause !== undefined && { cause: await evaluateText(Cause, seen, 'Cause') }),
  });
}

async function carryOut(lane: Lane, state: State, runThread: RunThread): Promise<Onward> {
  const { input } = lane.thread;
  switch (state.Type) {
    case 'Fail':
      return failAsAsked(lane, state);
    case 'Choice':
      return leave(lane, await choose(lane, state), {}, input);
    case 'Wait':
      await runWait(lane, state);
      return leave(lane, state, {}, input);
    case 'Task': {
      const result = await runTask(lane, state);
      return leave(lane, state, { result }, result);
    }
    case 'Parallel':
    case 'Map': {
      const result = await runChildren(lane, state, runThread);
      return leave(lane, state, { result }, result);
    }
    default:
      return leave(lane, state, {}, input);
  }
}

/** A failure inside the interpreter or an expression, in AWS's words and with its own event. */
function named(lane: Lane, error: unknown): Failure {
  const failure = failureOf(error);
  if (failure.location === undefined) return failure;
  const { location, ...rest } = failure;
  const where = `the state '${lane.thread.state}' (entered at the event id #${visitOf(lane).enteredEvent})`;
  const cause = `An error occurred while executing ${where}. ${failure.cause}`;
  record(lane, 'EvaluationFailed', { error: failure.error, cause, location, state: lane.thread.state });
  return { ...rest, cause };
}

async function again(lane: Lane, state: State, failure: Failure): Promise<boolean> {
  const visit = visitOf(lane);
  const retry = 'Retry' in state && retryAfter(state.Retry ?? [], visit.retries, failure, Math.random);
  if (!retry) return false;
  const { enteredAt, enteredEvent } = visit;
  const retries = state.Retry?.map((_, i) => (visit.retries[i] ?? 0) + (i === retry.index ? 1 : 0)) ?? [];
  lane.thread.visit = { enteredAt, enteredEvent, retries, backoffUntil: lane.engine.clock.now() + retry.ms };
  lane.engine.countTransition();
  save(lane);
  return true;
}

async function caught(lane: Lane, state: State, failure: Failure): Promise<Onward> {
  const catchers: Catcher[] = ('Catch' in state && state.Catch) || [];
  const catcher = catchers.find(({ ErrorEquals }) => covers(ErrorEquals, failure));
  if (!catcher) throw failWith(failure);
  const errorOutput = { Error: failure.error ?? '', Cause: failure.cause ?? '' };
  return leave(lane, catcher, { errorOutput }, errorOutput);
}

async function stay(lane: Lane, state: State, runThread: RunThread): Promise<Onward> {
  for (;;) {
    const visit = visitOf(lane);
    if (visit.backoffUntil !== undefined) {
      await sleepUntil(lane, visit.backoffUntil);
      delete visit.backoffUntil;
    }
    try {
      return await carryOut(lane, state, runThread);
    } catch (error) {
      if (error === halt || lane.scope.halted()) throw halt;
      const failure = named(lane, error);
      if (await again(lane, state, failure)) continue;
      if (state.Type === 'Parallel' || state.Type === 'Map') record(lane, `${state.Type}StateFailed`);
      return caught(lane, state, failure);
    }
  }
}

function enter(lane: Lane, state: State) {
  const { thread, engine } = lane;
  if (thread.visit) return;
  engine.countTransition();
  const details = { name: thread.state, ...inputOf(thread.input) };
  const enteredEvent = record(lane, `${state.Type}StateEntered`, details);
  thread.visit = { enteredAt: engine.clock.now(), enteredEvent, retries: [] };
  save(lane);
}

function exit(lane: Lane, state: State, { next, output, assign }: Onward) {
  const { thread } = lane;
  record(lane, `${state.Type}StateExited`, {
    name: thread.state,
    ...outputOf(output),
    ...assignedOf(assign),
  });
  Object.assign(thread.variables, assign);
  delete thread.visit;
  if (next === undefined) {
    thread.done = true;
    thread.output = output;
  } else {
    thread.state = next;
    thread.input = output;
  }
  save(lane);
}

/**
 * Carries a thread on from wherever it is to its end. All it needs to go on is kept in the thread and saved at every
 * step, so that the same call continues after a restart.
 *
 * @returns the output of its last state
 * @throws the failure that no state caught
 */
export async function runThread(given: Omit<Lane, 'work'>): Promise<Json> {
  const { engine, execution, thread, scope } = given;
  const begin = () => engine.activity.begin(`${execution.machineName}: ${thread.state}`);
  let end = begin();
  const work = {
    pause: () => end(),
    go: () => {
      end = begin();
    },
  };
  const lane: Lane = { ...given, work };
  try {
    while (!thread.done) {
      if (scope.halted()) throw halt;
      const state = stateOf(lane);
      enter(lane, state);
      exit(lane, state, await stay(lane, state, runThread));
    }
    return thread.output ?? null;
  } finally {
    end();
  }
}
