import { type Stack, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { gates, machines, muting } from './acknowledged-changes.ts';
import { conditional } from './acknowledged-conditions.ts';
import { continued } from './acknowledged-continuity.ts';
import { keyed, linked, statuses } from './acknowledged-doors.ts';
import { files } from './acknowledged-files.ts';
import { audited } from './audit-acknowledgements.ts';
import type { Config } from './config.ts';
import { inventoried } from './inventory-acknowledgements.ts';
import { mailed } from './mail-acknowledgements.ts';
import { withheld } from './privacy-acknowledgements.ts';
import { secured } from './security-acknowledgements.ts';
import { service, winders } from './service-acknowledgements.ts';

/** A finding of cdk-nag that we leave as it is, where, and why. Each names one finding, never a family. */
export type Acknowledgement = {
  readonly stack:
    | 'data'
    | 'front'
    | 'monitoring'
    | 'response'
    | 'records'
    | 'change'
    | 'problem'
    | 'security'
    | 'service'
    | 'level'
    | 'availability'
    | 'continuity'
    | 'capacity'
    | 'audit'
    | 'privacy';
  /** Path of the construct below its stack; absent when it holds for the whole stack. */
  readonly at?: string;
  readonly id: string;
  readonly reason: string;
};

const tracing = 'X-Ray costs $5 per million traces and sees no further than our own logs and timelines do';
const failing =
  'Asynchronous functions have an on-failure destination, which keeps the error beside the event; the others are called by somebody who sees them fail';

const functions: Acknowledgement[] = (
  [
    'front',
    'monitoring',
    'response',
    'records',
    'change',
    'problem',
    'security',
    'service',
    'level',
    'availability',
    'continuity',
    'capacity',
    'audit',
    'privacy',
  ] as const
).flatMap((stack) => [
  { stack, id: 'Serverless::Serverless-LambdaTracing', reason: tracing },
  { stack, id: 'Serverless::Serverless-LambdaDLQ', reason: failing },
]);

const deadLetters: Acknowledgement[] = (
  [
    ['front', 'DeadLetters'],
    ['monitoring', 'Intake/DeadLetters'],
  ] as const
).flatMap(([stack, at]) => {
  const reason =
    'It is itself the queue for dead letters: of functions and rules, which this rule does not look at';
  const rules = ['Serverless::Serverless-SQSRedrivePolicy', 'AwsSolutions::AwsSolutions-SQS3'];
  // AwsSolutions sees those of a queue in its redrive policy.
  const found = at === 'DeadLetters' ? rules : rules.slice(0, 1);
  return found.map((id) => ({ stack, at, id, reason }));
});

const delivers = 'The log delivery actions of a state machine know no resource';
const answers = 'states:SendTask* knows no resource: the token is the resource';
const measures = 'cloudwatch:GetMetricData and the quotas of an account know no resource';
const noResource: Acknowledgement[] = (
  [
    [
      'front',
      'Relay/relay-role',
      'dynamodb:ListStreams knows no resource, and Lambda insists on it for a stream',
    ],
    [
      'audit',
      'audit-on-written-role',
      'dynamodb:ListStreams knows no resource, and Lambda insists on it for a stream',
    ],
    ['audit', 'AuditRole', 'Tables and the vault are found by their names'],
    ['level', 'RecountRole', 'dynamodb:ListTables knows no resource, and tables are found by their names'],
    ['response', 'Escalation/Machine', delivers],
    ['response', 'on-call-do-page-role', answers],
    ['response', 'on-call-on-incident-taken-reaction', answers],
    ['response', 'on-call-on-reconcile-reaction', answers],
    ['response', 'on-call-on-asked-reaction', answers],
    ['records', 'Import/Machine', delivers],
    ['capacity', 'capacity-on-metric-reaction', measures],
    ['capacity', 'capacity-on-day-reaction', measures],
    ['change', 'Approval/Machine', delivers],
    ['change', 'ChangeGate/Machine', delivers],
    ['change', 'approval-do-ask-role', answers],
    ['change', 'approval-on-round-reaction', answers],
    ['change', 'approval-on-stepped-reaction', answers],
    ['change', 'approval-on-reconcile-reaction', answers],
  ] as const
).map(([stack, at, reason]) => ({ stack, at, id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason }));

const executions: Acknowledgement[] = (
  [
    ['response', 'incident-practice', 'EscalationMachine5E4B1909'],
    ['response', 'on-call-on-reconcile-reaction', 'EscalationMachine5E4B1909'],
    ['change', 'approval-practice', 'ApprovalMachineC478713C'],
    ['change', 'approval-on-reconcile-reaction', 'ApprovalMachineC478713C'],
  ] as const
).map(([stack, at, machine]) => ({
  stack,
  at,
  id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machine}.Name>:*]`,
  reason: 'An execution is named after its incident or its round of votes, so its name is not known before',
}));

const alarms: Acknowledgement = {
  stack: 'monitoring',
  at: 'monitoring-on-reconcile-reaction',
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]',
  reason: 'It asks which alarms of the account fire, so it cannot know their names before',
};

const uploader = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C256MiB';
const upload: Acknowledgement[] = [
  'Resource::*',
  'Action::s3:GetBucket*',
  'Action::s3:GetObject*',
  'Action::s3:List*',
  'Action::s3:DeleteObject*',
  'Action::s3:Abort*',
  'Resource::<PortalFilesA1E38FB9.Arn>/*',
  'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
].map((finding) => ({
  stack: 'front',
  at: 'Portal/UploadRole',
  id: `AwsSolutions::AwsSolutions-IAM5[${finding}]`,
  reason: 'What CDK gives its own uploader; it runs during a deployment and touches public portal files only',
}));

const singles: Acknowledgement[] = [
  {
    stack: 'front',
    at: 'arm-reaction',
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<ClocksGroup6116A1DD>/*]',
    reason: 'A schedule is named after the record whose clock it is, so its name is not known before',
  },
  {
    stack: 'data',
    at: 'Root',
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason:
      'Two versions are valid at a time, so it is rotated by one command without an outage; docs/security.md',
  },
  {
    stack: 'data',
    at: 'Attachments',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'Who attached, read or removed a file is recorded on its record; a second bucket would tell no more',
  },
  {
    stack: 'front',
    at: uploader,
    id: 'AwsSolutions::AwsSolutions-L1',
    reason: 'The runtime of this function is chosen by CDK, which replaces it with its releases',
  },
  {
    stack: 'front',
    at: uploader,
    id: 'Serverless::Serverless-LambdaLatestVersion',
    reason: 'The runtime of this function is chosen by CDK, which replaces it with its releases',
  },
  {
    stack: 'front',
    at: 'SignIn/Pool',
    id: 'AwsSolutions::AwsSolutions-COG1',
    reason: 'At least 15 characters and no rules of composition, as OWASP ASVS 6.2.1 and 6.2.5 ask for',
  },
  {
    stack: 'front',
    at: 'SignIn/Pool',
    id: 'AwsSolutions::AwsSolutions-COG8',
    reason: 'The Plus plan bills every user each month; a second factor is required instead',
  },
  {
    stack: 'front',
    at: 'Portal/Files',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'Holds nothing but the public files of the portal, and only the distribution reads them',
  },
  {
    stack: 'front',
    at: 'Portal/Distribution',
    id: 'AwsSolutions::AwsSolutions-CFR1',
    reason: 'Where an organisation works is not ours to know; everything but the page itself needs a token',
  },
  {
    stack: 'front',
    at: 'Portal/Distribution',
    id: 'AwsSolutions::AwsSolutions-CFR2',
    reason:
      'A web ACL costs $5 a month, more than the whole idle desk; the API is throttled and needs a token',
  },
  {
    stack: 'front',
    at: 'Portal/Distribution',
    id: 'AwsSolutions::AwsSolutions-CFR3',
    reason: 'The API logs every call; who loaded a public file is of no interest and personal',
  },
  {
    stack: 'front',
    at: 'GET --v1--openapi.json',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'The description of the API is public, and the same for everybody',
  },
  {
    stack: 'response',
    at: 'GET --v1--feeds--{token}',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'Calendars cannot sign in: the address is the secret, and it can be revoked',
  },
  {
    stack: 'monitoring',
    at: 'Intake/Batches',
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason: 'A queue has its dead letters by its own redrive policy; a mapping of SQS takes no destination',
  },
  {
    stack: 'response',
    at: 'Webhooks/Batches',
    id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
    reason: 'A queue has its dead letters by its own redrive policy; a mapping of SQS takes no destination',
  },
];

/** Every acknowledgement that this configuration needs, as it reads for a stack of any account and region. */
export function acknowledgements(config: Config): Acknowledgement[] {
  return [
    keyed,
    linked,
    statuses,
    functions,
    deadLetters,
    noResource,
    executions,
    alarms,
    machines(tracing),
    muting(config),
    gates,
    continued,
    files(config),
    secured(config),
    winders(config),
    upload,
    singles,
    service,
    conditional(config),
    inventoried(config),
    mailed(config),
    audited(config),
    withheld(config),
  ].flat();
}

/** A finding names account, region and partition as soon as the stack knows them. */
function namedBy({ account, region, partition }: Stack, id: string): string {
  const known = { '<AWS::AccountId>': account, '<AWS::Region>': region, '<AWS::Partition>': partition };
  return Object.entries(known).reduce(
    (text, [placeholder, value]) => (Token.isUnresolved(value) ? text : text.replaceAll(placeholder, value)),
    id,
  );
}

/**
 * Tells the checks what we know and leave.
 *
 * @throws Error for a construct that is not there: an acknowledgement must not outlive what it is for
 */
export function acknowledge(stacks: Record<Acknowledgement['stack'], Stack>, config: Config): void {
  for (const { stack, at, id, reason } of acknowledgements(config)) {
    const whole: IConstruct = stacks[stack];
    const scope = at?.split('/').reduce((node, name) => node.node.findChild(name), whole) ?? whole;
    Validations.of(scope).acknowledge({ id: namedBy(stacks[stack], id), reason });
  }
}
