import type { Acknowledgement } from './acknowledgements.ts';

const stack = 'continuity' as const;

const answers: Acknowledgement[] = [
  ['Recovery/Machine', 'The log delivery actions of a state machine know no resource'],
  ...['continuity-do-wait-role', 'continuity-on-stepped-reaction', 'continuity-on-reconcile-reaction'].map(
    (at) => [at, 'states:SendTask* knows no resource: the token is the resource'],
  ),
].map(([at = '', reason = '']) => ({
  stack,
  at,
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
  reason,
}));

const executions: Acknowledgement[] = ['continuity-practice', 'continuity-on-reconcile-reaction'].map(
  (at) => ({
    stack,
    at,
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<RecoveryMachine9F690C96.Name>:*]',
    reason: 'An execution is named after the run of a plan, so its name is not known before',
  }),
);

/** Plans that are followed by a machine. */
export const continued: Acknowledgement[] = [...answers, ...executions];
