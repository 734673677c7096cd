import type { Execution } from './execution.ts';
import type { HistoryEvent } from './history.ts';
import { isObject } from './json.ts';
import type { Machine } from './machine-store.ts';

/** Dates go over the wire as seconds since the epoch. */
const date = (ms: number) => ms / 1000;

/** An execution as ListExecutions shows it. */
export function listed({ arn, machine, name, status, startedAt, stoppedAt }: Execution) {
  return {
    executionArn: arn,
    stateMachineArn: machine,
    name,
    status,
    startDate: date(startedAt),
    ...(stoppedAt !== undefined && { stopDate: date(stoppedAt) }),
    redriveCount: 0,
  };
}

/** An execution as DescribeExecution shows it. Nothing can be redriven on the laptop. */
export function described(execution: Execution, withData: boolean) {
  const { status, input, output, error, cause } = execution;
  const included = { included: withData };
  return {
    ...listed(execution),
    ...(withData && { input }),
    inputDetails: included,
    ...(output !== undefined && { ...(withData && { output }), outputDetails: included }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  };
}

export const started = ({ arn, startedAt }: Execution) => ({ executionArn: arn, startDate: date(startedAt) });

/** A machine as ListStateMachines shows it. */
export const listedMachine = ({ arn, name, createdAt }: Machine) => ({
  stateMachineArn: arn,
  name,
  type: 'STANDARD',
  creationDate: date(createdAt),
});

const settings = ({ loggingLevel }: Machine) => ({
  loggingConfiguration: { level: loggingLevel, includeExecutionData: false },
  tracingConfiguration: { enabled: false },
});

/** A machine as DescribeStateMachine shows it. */
export const describedMachine = (machine: Machine, definition: string) => ({
  ...listedMachine(machine),
  status: 'ACTIVE',
  definition,
  roleArn: machine.roleArn,
  ...settings(machine),
});

/** The machine as it was when the execution started. */
export const machineOf = (
  { machine, machineName, roleArn }: Execution,
  now: Machine,
  definition: string,
) => ({
  stateMachineArn: machine,
  name: machineName,
  definition,
  roleArn,
  updateDate: date(now.updatedAt),
  ...settings(now),
});

const data = ['input', 'inputDetails', 'output', 'outputDetails', 'parameters', 'assignedVariables'];

/** An event without what went in and out: what a screen may show to those who may not read the data. */
export function withoutData(event: HistoryEvent): HistoryEvent {
  const bare = (value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !data.includes(key)))
      : value;
  return Object.fromEntries(Object.entries(event).map(([key, value]) => [key, bare(value)])) as HistoryEvent;
}
