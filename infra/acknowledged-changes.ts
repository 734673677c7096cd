import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** State machines are looked at by their executions. @param tracing why nothing is traced */
export const machines = (tracing: string): Acknowledgement[] =>
  (
    [
      ['response', 'Escalation/Machine'],
      ['records', 'Import/Machine'],
      ['change', 'Approval/Machine'],
      ['service', 'Fulfilment/Machine'],
      ['change', 'ChangeGate/Machine'],
      ['security', 'Playbook/Machine'],
      ['security', 'WriteBack/Machine'],
      ['continuity', 'Recovery/Machine'],
    ] as const
  ).flatMap(([stack, at]) => [
    { stack, at, id: 'AwsSolutions::AwsSolutions-SF2', reason: tracing },
    { stack, at, id: 'Serverless::Serverless-StepFunctionStateMachineXray', reason: tracing },
  ]);

/** Alarms are muted while a change is done, by rules that are named after it. */
export const muting = ({ stage }: Config): Acknowledgement[] =>
  [
    ['alarm:*', 'Alarms that are bound to a change are those of whoever made them'],
    [`alarm-mute-rule:${stage}-CHG-*`, 'A rule is named after its change, so its name is not known before'],
  ].map(([resource, reason = '']) => ({
    stack: 'change' as const,
    at: 'change-on-window-reaction',
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:${resource}]`,
    reason,
  }));

/** Pipelines at the gate. */
export const gates: Acknowledgement[] = [
  {
    stack: 'change',
    at: 'POST --v1--gates',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'Pipelines have no login: the function checks the key of 128 bits that comes with each call',
  },
];
