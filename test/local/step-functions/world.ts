import { DatabaseSync } from 'node:sqlite';
import { createActivity } from '../../../local/activity.ts';
import { createClock } from '../../../local/clock.ts';
import type { Call } from '../../../local/dispatcher.ts';
import type { HistoryEvent } from '../../../local/step-functions/history.ts';
import type { Json, JsonObject } from '../../../local/step-functions/json.ts';
import type { StatusEvent } from '../../../local/step-functions/status-event.ts';
import { createStepFunctions } from '../../../local/step-functions/step-functions.ts';

export const nine = Date.parse('2026-03-02T09:00:00Z');

type Answer = (payload: JsonObject, call: Call) => unknown;
export type Described = { status: string; output?: string; error?: string; cause?: string };

const functionError = (error: unknown) => {
  const { name, message } = error as Error;
  return {
    StatusCode: 200,
    FunctionError: 'Unhandled',
    Payload: { errorType: name, errorMessage: message },
  };
};

/** Makes an error that a function throws, as its sandbox would report it. */
export const thrown = (name: string, message = '') => Object.assign(new Error(message), { name });

/** Step Functions with functions and services made of plain code; `restart` is what a new host does after a crash. */
export function createWorld(options: { answer?: Answer; services?: (call: Call) => unknown } = {}) {
  const sql = new DatabaseSync(':memory:');
  const clock = createClock({ frozenAt: nine });
  const activity = createActivity();
  const calls: Call[] = [];
  const events: StatusEvent[] = [];
  const world = { answer: options.answer ?? ((payload: JsonObject) => payload) };

  async function integrate(call: Call): Promise<unknown> {
    calls.push(call);
    if (call.service === 'states') return states(call.operation, call.input);
    if (call.service !== 'lambda') return options.services?.(call) ?? {};
    let answer: unknown;
    try {
      answer = await world.answer(call.input.Payload as JsonObject, call);
    } catch (error) {
      if (error instanceof Error && 'type' in error) throw error;
      return functionError(error);
    }
    return { StatusCode: 200, Payload: answer ?? null };
  }

  const create = () => {
    const onStatus = (event: StatusEvent) => void events.push(event);
    return createStepFunctions({
      sql,
      clock,
      activity,
      integrate,
      onStatus,
      region: 'eu-central-1',
      account: '000000000000',
    });
  };
  let host = create();
  const restart = () => {
    host.suspend();
    host = create();
    host.resume();
  };
  const states = (operation: string, input: Record<string, unknown>): Promise<unknown> =>
    host.service({ service: 'states', operation, input, caller: { name: 'test' } });

  const settled = () => activity.settled();
  const deploy = (definition: object, name = 'machine') =>
    host.deploy({
      name,
      definition: { QueryLanguage: 'JSONata', ...definition },
      roleArn: 'arn:aws:iam::000000000000:role/machine-role',
    });
  const describe = async (executionArn: string) =>
    (await states('DescribeExecution', { executionArn })) as Described;
  const start = async (stateMachineArn: string, input: Json = {}, name?: string) => {
    const started = await states('StartExecution', {
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name && { name }),
    });
    return (started as { executionArn: string }).executionArn;
  };

  return {
    clock,
    activity,
    calls,
    events,
    world,
    states,
    settled,
    deploy,
    describe,
    start,
    transitions: () => host.transitions(),
    forward: (seconds: number) => clock.forward(seconds * 1000, settled),
    restart,
    /** Ends the host right after its nth commit from now, as `kill -9` might, and starts another. */
    crashAfterCommit(nth: number) {
      let left = nth;
      const exec = sql.exec.bind(sql);
      sql.exec = (text) => {
        exec(text);
        if (text === 'COMMIT' && --left === 0) restart();
      };
      return () => left <= 0;
    },
    async history(executionArn: string) {
      return (
        (await states('GetExecutionHistory', { executionArn, maxResults: 1000 })) as {
          events: HistoryEvent[];
        }
      ).events;
    },
    /** Runs a machine to its end (moving the clock when asked) and answers its output, or `<STATUS> <error>: <cause>`. */
    async run(definition: object, input: Json = {}, forward = 0): Promise<unknown> {
      const executionArn = await start(deploy(definition), input);
      await settled();
      if (forward > 0) await clock.forward(forward * 1000, settled);
      const { status, output, error = '', cause = '' } = await describe(executionArn);
      return status === 'SUCCEEDED' ? JSON.parse(output ?? 'null') : `${status} ${error}: ${cause}`;
    },
  };
}

export type World = ReturnType<typeof createWorld>;

/** A machine of these states, starting at the first. */
export const machine = (States: Record<string, object>, rest: object = {}) => ({
  StartAt: Object.keys(States)[0],
  States,
  ...rest,
});

export const pass = (Output: unknown, rest: object = {}) => ({ Type: 'Pass', Output, End: true, ...rest });

/** A task that invokes a function with its input and answers the payload. */
export const invoke = (rest: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});

/** A task that hands its token to a function and waits. */
export const ask = (rest: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 600,
  ...('Next' in rest ? {} : { End: true }),
  ...rest,
});
