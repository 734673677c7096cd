import type { Execution } from './execution.ts';

/** An event as a service puts it on the default bus, before the bus gives it an id. */
export type StatusEvent = {
  source: 'aws.states';
  'detail-type': 'Step Functions Execution Status Change';
  account: string;
  region: string;
  time: string;
  resources: string[];
  detail: Record<string, unknown>;
};

/**
 * What EventBridge hears when an execution starts or ends.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export function statusEvent(execution: Execution, at: number, region: string, account: string): StatusEvent {
  const { arn, machine, name, status, startedAt, stoppedAt, input, output, error, cause } = execution;
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    account,
    region,
    time: new Date(at).toISOString(),
    resources: [arn],
    detail: {
      executionArn: arn,
      stateMachineArn: machine,
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      name,
      status,
      startDate: startedAt,
      stopDate: stoppedAt ?? null,
      input,
      inputDetails: { included: true },
      output: output ?? null,
      outputDetails: output === undefined ? null : { included: true },
      error: error ?? null,
      cause: cause ?? null,
    },
  };
}
