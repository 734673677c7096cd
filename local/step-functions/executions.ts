import { randomUUID } from 'node:crypto';
import { awsError } from '../aws-error.ts';
import type { Definition } from './definition.ts';
import type { Execution } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Failure } from './failure.ts';
import { inputOf, openHistory } from './history.ts';
import type { Json } from './json.ts';
import { type Engine, MOST_BYTES } from './lane.ts';
import type { Machine } from './machine-store.ts';
import { carryOn, type Run } from './run.ts';

export type Executions = {
  /** @throws InvalidName, InvalidExecutionInput, ExecutionAlreadyExists */
  start(machine: Machine, name?: string, input?: string): Execution;
  stop(execution: Execution, failure: Failure): void;
  resume(): void;
  suspend(): void;
};

// An execution's name stays taken, and its history readable, this long after it ended.
const KEPT = 90 * 24 * 3_600_000;
const badName = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

function parsed(input: string): Json {
  if (Buffer.byteLength(input) > MOST_BYTES)
    throw awsError('ValidationException', `The input is larger than ${MOST_BYTES} bytes`);
  try {
    return JSON.parse(input) as Json;
  } catch (error) {
    const said = `Invalid State Machine Execution Input: '${(error as Error).message}'`;
    throw awsError('InvalidExecutionInput', said);
  }
}

/**
 * The executions that are being carried out, and how they start, end, and survive the host.
 *
 * @param changed hears of every start and end, after it is written
 */
export function createExecutions(
  engine: Engine,
  store: ExecutionStore,
  definitionOf: (definition: string) => Definition,
  changed: (execution: Execution) => void,
): Executions {
  const { clock } = engine;
  const live = new Map<string, Run>();
  let suspended = false;

  function drive(execution: Execution) {
    // What was written just before the host let go is carried on by the next one.
    if (suspended) return;
    const run = carryOn(engine, store, execution, definitionOf(execution.definition), () => {
      live.delete(execution.arn);
      changed(execution);
    });
    live.set(execution.arn, run);
  }

  /** @returns the running execution that the same call started before */
  function earlier(arn: string, input: string): Execution | undefined {
    const known = store.get(arn);
    if (!known) return undefined;
    if (known.status === 'RUNNING' && known.input === input) return known;
    if (known.stoppedAt === undefined || known.stoppedAt > clock.now() - KEPT)
      throw awsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    store.remove(arn);
    return undefined;
  }

  function create(machine: Machine, arn: string, name: string, input: string, value: Json): Execution {
    const { StartAt } = definitionOf(machine.definition);
    const { definition, roleArn } = machine;
    const root = { state: StartAt, input: value, variables: {}, lastEvent: 0 };
    const named = { arn, name, machine: machine.arn, machineName: machine.name, roleArn, definition };
    const execution: Execution = {
      ...named,
      status: 'RUNNING',
      startedAt: clock.now(),
      input,
      events: 0,
      root,
    };
    const history = openHistory(store, execution, clock.now);
    history.append(undefined, 'ExecutionStarted', { ...inputOf(value), input, roleArn });
    history.save();
    return execution;
  }

  return {
    start(machine, name = randomUUID(), input = '{}') {
      if (name.length < 1 || name.length > 80 || badName.test(name))
        throw awsError('InvalidName', `Invalid Name: '${name}'`);
      const value = parsed(input);
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const running = earlier(arn, input);
      if (running) return running;
      const execution = create(machine, arn, name, input, value);
      changed(execution);
      drive(execution);
      return execution;
    },
    stop: ({ arn }, failure) => live.get(arn)?.abort(failure),
    resume() {
      suspended = false;
      for (const execution of store.running()) if (!live.has(execution.arn)) drive(execution);
    },
    suspend() {
      suspended = true;
      for (const run of live.values()) run.suspend();
      live.clear();
    },
  };
}
