import { awsError, notHosted } from '../aws-error.ts';
import type { Call, Service } from '../dispatcher.ts';
import * as answer from './answers.ts';
import type { Execution, Status } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Executions } from './executions.ts';
import type { Json } from './json.ts';
import { MOST_BYTES } from './lane.ts';
import type { Machine, MachineStore } from './machine-store.ts';
import { limitOf, pageOf, placeOf } from './page.ts';
import type { Tokens } from './token.ts';

type Input = Record<string, unknown>;
type Parts = {
  machines: MachineStore;
  store: ExecutionStore;
  executions: Executions;
  tokens: Tokens;
  now(): number;
};

const statuses = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];
const optional = (value: unknown) => (value === undefined || value === null ? undefined : String(value));

function arnOf(value: unknown): string {
  const arn = String(value);
  if (!arn.startsWith('arn:')) throw awsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  return arn;
}

function statusOf(filter: unknown): Status | undefined {
  const status = optional(filter);
  if (status !== undefined && !statuses.includes(status))
    throw awsError(
      'ValidationException',
      `1 validation error detected: Value '${status}' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [${statuses.join(', ')}]`,
    );
  return status as Status | undefined;
}

function outputOf(text: unknown): Json {
  if (typeof text !== 'string' || Buffer.byteLength(text) > MOST_BYTES)
    throw awsError('InvalidOutput', "Invalid Output: 'The output is missing or too large'");
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw awsError('InvalidOutput', "Invalid Output: 'Invalid JSON in output'");
  }
}

function operations({ machines, store, executions, tokens, now }: Parts) {
  const machine = (input: Input): Machine => {
    const arn = arnOf(input.stateMachineArn);
    const found = machines.get(arn);
    if (!found) throw awsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return found;
  };
  const execution = (input: Input): Execution => {
    const arn = arnOf(input.executionArn);
    const found = store.get(arn);
    if (!found) throw awsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return found;
  };

  return {
    StartExecution: (input: Input) =>
      answer.started(executions.start(machine(input), optional(input.name), optional(input.input))),
    StopExecution(input: Input) {
      const found = execution(input);
      const [error, cause] = [optional(input.error), optional(input.cause)];
      executions.stop(found, { ...(error && { error }), ...(cause && { cause }) });
      return { stopDate: (found.stoppedAt ?? now()) / 1000 };
    },
    DescribeExecution: (input: Input) =>
      answer.described(execution(input), input.includedData !== 'METADATA_ONLY'),
    DescribeStateMachine(input: Input) {
      const found = machine(input);
      return answer.describedMachine(found, machines.definitionText(found.definition));
    },
    DescribeStateMachineForExecution(input: Input) {
      const found = execution(input);
      const current = machine({ stateMachineArn: found.machine });
      return answer.machineOf(found, current, machines.definitionText(found.definition));
    },
    ListExecutions(input: Input) {
      const limit = limitOf(input.maxResults);
      const before = placeOf(input.nextToken, Number.MAX_SAFE_INTEGER - 1) + 1;
      const status = statusOf(input.statusFilter);
      const ask = { machine: machine(input).arn, before, limit: limit + 1, ...(status && { status }) };
      const { page, ...more } = pageOf(store.list(ask), limit, ({ row }) => row);
      return { executions: page.map((row) => answer.listed(row.execution)), ...more };
    },
    ListStateMachines(input: Input) {
      const limit = limitOf(input.maxResults);
      const place = placeOf(input.nextToken, 0);
      const rows = machines.list().slice(place, place + limit + 1);
      const { page, ...more } = pageOf(rows, limit, () => place + limit);
      return { stateMachines: page.map(answer.listedMachine), ...more };
    },
    GetExecutionHistory(input: Input) {
      const { arn } = execution(input);
      const limit = limitOf(input.maxResults);
      const reverse = input.reverseOrder === true;
      const from = placeOf(input.nextToken, reverse ? Number.MAX_SAFE_INTEGER : 1);
      const { page, ...more } = pageOf(
        store.history({ arn, from, limit: limit + 1, reverse }),
        limit,
        ({ id }) => id,
      );
      return { events: input.includeExecutionData === false ? page.map(answer.withoutData) : page, ...more };
    },
    SendTaskSuccess(input: Input) {
      const output = outputOf(input.output);
      tokens.holder(input.taskToken).succeed(output);
      return {};
    },
    SendTaskFailure(input: Input) {
      tokens.holder(input.taskToken).fail(optional(input.error), optional(input.cause));
      return {};
    },
    SendTaskHeartbeat(input: Input) {
      tokens.holder(input.taskToken).heartbeat();
      return {};
    },
  };
}

/** The `states` API, as the dispatcher calls it. */
export function createService(parts: Parts): Service {
  const hosted: Record<string, (input: Input) => unknown> = operations(parts);
  return async ({ service, operation, input }: Call) => {
    const handle = hosted[operation];
    if (!handle) throw notHosted(service, operation);
    return handle(input);
  };
}
