import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

const nag = (finding: string) => `AwsSolutions::AwsSolutions-IAM5[${finding}]`;
const arn = (service: string, resource: string, account = '<AWS::AccountId>') =>
  `Resource::arn:<AWS::Partition>:${service}:<AWS::Region>:${account}:${resource}`;

/** What cdk-nag finds in the stack of security, and is left as it is. */
export const secured = ({ stage, security }: Config): Acknowledgement[] => [
  {
    stack: 'data',
    at: 'Evidence',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'One function puts objects there and nobody reads them by the desk; a second bucket would tell no more',
  },
  {
    stack: 'security',
    at: 'security-on-recorded-reaction',
    id: nag(`Resource::${stage}-data:ExportsOutputFnGetAttEvidence4CC26D68Arn9E0A376E/findings/*`),
    reason: 'Evidence is named after its finding and the version of it, so its name is not known before',
  },
  ...(['Playbook/Machine', 'WriteBack/Machine'] as const).map((at) => ({
    ...{ stack: 'security' as const, at, id: nag('Resource::*') },
    reason: 'The log delivery actions of a state machine know no resource',
  })),
  ...['security-do-step-role', 'security-on-playbook-reaction', 'security-on-reconcile-reaction'].map(
    (at) => ({
      ...{ stack: 'security' as const, at, id: nag('Resource::*') },
      reason: 'states:SendTask* knows no resource: the token is the resource',
    }),
  ),
  ...['security-practice', 'security-on-reconcile-reaction'].map((at) => ({
    ...{ stack: 'security' as const, at },
    id: nag(arn('states', 'execution:<PlaybookMachine72E2E84A.Name>:*')),
    reason: 'An execution is named after its incident and the run, so its name is not known before',
  })),
  ...security.automations.map((name) => ({
    ...{ stack: 'security' as const, at: 'Playbook/Machine' },
    id: nag(arn('ssm', `automation-definition/${name}:*`, name.startsWith('AWS') ? '' : '<AWS::AccountId>')),
    reason:
      'Whatever version of the automation is the current one, by the name that the configuration allows',
  })),
  {
    ...{ stack: 'security', at: 'Playbook/Machine', id: nag(arn('ssm', 'automation-execution/*')) },
    reason: 'An automation gets its id when it begins, so it is not known before; it is only looked at',
  },
  {
    ...{ stack: 'security', at: 'WriteBack/Machine', id: nag(arn('securityhub', 'hubv2/*')) },
    reason: 'The new Security Hub has one hub in an account, whose id it chooses itself when it is enabled',
  },
  {
    ...{ stack: 'security', at: 'WriteBack/Machine', id: nag(arn('guardduty', 'detector/*')) },
    reason: 'GuardDuty has one detector in an account and region, and each finding names its own',
  },
  {
    stack: 'security',
    at: 'security-on-wound-reaction',
    id: nag(
      `Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${stage}-front:ExportsOutputRefClocksGroup6116A1DD09CA8352/*`,
    ),
    reason: 'A schedule is named after the record whose clock it is, so its name is not known before',
  },
];
