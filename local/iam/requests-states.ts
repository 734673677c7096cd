import type { Call } from '../dispatcher.ts';
import type { Request } from './statement.ts';

const byMachine = new Set([
  'StartExecution',
  'StartSyncExecution',
  'ListExecutions',
  'DescribeStateMachine',
  'UpdateStateMachine',
]);
const byExecution = new Set([
  'DescribeExecution',
  'StopExecution',
  'GetExecutionHistory',
  'DescribeStateMachineForExecution',
  'RedriveExecution',
]);
/** IAM knows no resource for these: only a statement on `*` allows them. */
const byNothing = new Set(['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat', 'ListStateMachines']);

/** @throws for an operation of Step Functions whose resource is not known */
export function requestsOfStates({ operation, input }: Call): Request[] {
  const on = (resource: unknown): Request[] => [
    { action: `states:${operation}`, resource: String(resource), context: {} },
  ];
  if (byMachine.has(operation)) return on(input.stateMachineArn);
  if (byExecution.has(operation)) return on(input.executionArn);
  if (byNothing.has(operation)) return on('*');
  throw new Error(`What states:${operation} needs from IAM is not known`);
}
