import type { Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';
import type { Call } from '../dispatcher.ts';
import { type KeySchemas, requestsOfDynamo } from './requests-dynamodb.ts';
import { requestsOfStates } from './requests-states.ts';
import type { Request } from './statement.ts';

export type RequestsOf = (call: Call) => Request[];

type Where = { region: string; account: string };
type Derive = (call: Call, where: Where) => Request[];

const request = (action: string, resource: string, context: Request['context'] = {}): Request => ({
  action,
  resource,
  context,
});
const nameOf = (urlOrArn: unknown): string =>
  String(urlOrArn ?? '')
    .split(/[/:]/)
    .pop() ?? '';

/** Operations that are about one rule. */
const rules = ['DescribeRule', 'DisableRule', 'EnableRule', 'ListTargetsByRule'];

const events: Derive = ({ operation, input }, { region, account }) => {
  if (rules.includes(operation)) {
    const [bus, name] = [nameOf(input.EventBusName ?? 'default'), String(input.Name ?? input.Rule)];
    const rule = bus === 'default' ? name : `${bus}/${name}`;
    return [request(`events:${operation}`, `arn:aws:events:${region}:${account}:rule/${rule}`)];
  }
  if (operation !== 'PutEvents') return [request(`events:${operation}`, '*')];
  return listOf(input.Entries)
    .filter(isRecord)
    .map((entry) =>
      request(
        'events:PutEvents',
        `arn:aws:events:${region}:${account}:event-bus/${nameOf(entry.EventBusName ?? 'default')}`,
        {
          'events:source': String(entry.Source),
          'events:detail-type': String(entry.DetailType),
        },
      ),
    );
};

const sqs: Derive = ({ operation, input }, { region, account }) => {
  const arn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
  if (operation === 'StartMessageMoveTask') {
    const source = arn(nameOf(input.SourceArn));
    const moves = [
      'sqs:StartMessageMoveTask',
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
    ];
    const target = input.DestinationArn
      ? [request('sqs:SendMessage', arn(nameOf(input.DestinationArn)))]
      : [];
    return [...moves.map((action) => request(action, source)), ...target];
  }
  const queue = nameOf(input.QueueUrl ?? input.SourceArn ?? input.QueueName);
  return [request(`sqs:${operation.replace(/Batch$/, '')}`, operation === 'ListQueues' ? '*' : arn(queue))];
};

const lambda: Derive = ({ operation, input }, { region, account }) => {
  const action = operation === 'Invoke' ? 'InvokeFunction' : operation;
  if (input.UUID !== undefined) {
    const mapping = `arn:aws:lambda:${region}:${account}:event-source-mapping:${input.UUID}`;
    return [request(`lambda:${action}`, mapping)];
  }
  const name = String(input.FunctionName ?? '')
    .split(':function:')
    .pop();
  return [
    request(
      `lambda:${action}`,
      operation === 'ListFunctions' ? '*' : `arn:aws:lambda:${region}:${account}:function:${name}`,
    ),
  ];
};

const ses: Derive = ({ operation, input }, { region, account }) => {
  // What is about receiving names no resource in IAM.
  if (operation.includes('Receipt')) return [request(`ses:${operation}`, '*')];
  const address =
    /<([^>]+)>/.exec(String(input.FromEmailAddress ?? ''))?.[1] ?? String(input.FromEmailAddress ?? '');
  const arn = (resource: string) => `arn:aws:ses:${region}:${account}:${resource}`;
  const context = { 'ses:fromaddress': address };
  const set = input.ConfigurationSetName
    ? [request(`ses:${operation}`, arn(`configuration-set/${input.ConfigurationSetName}`), context)]
    : [];
  return [request(`ses:${operation}`, arn(`identity/${address.split('@').pop()}`), context), ...set];
};

const scheduler: Derive = ({ operation, input }, { region, account }) => {
  const schedule = `arn:aws:scheduler:${region}:${account}:schedule/${input.GroupName ?? 'default'}/${input.Name}`;
  const role = isRecord(input.Target) ? input.Target.RoleArn : undefined;
  const pass = role
    ? [request('iam:PassRole', String(role), { 'iam:passedtoservice': 'scheduler.amazonaws.com' })]
    : [];
  return [request(`scheduler:${operation}`, operation === 'ListSchedules' ? '*' : schedule), ...pass];
};

const objectActions: Record<string, string> = {
  HeadObject: 'GetObject',
  ListObjectsV2: 'ListBucket',
  ListObjects: 'ListBucket',
  HeadBucket: 'ListBucket',
  DeleteObjects: 'DeleteObject',
  CopyObject: 'PutObject',
};

const s3: Derive = ({ operation, input }) => {
  const action = objectActions[operation] ?? operation;
  const bucket = `arn:aws:s3:::${input.Bucket}`;
  const source = String(input.CopySource ?? '').replace(/^\//, '');
  const copied =
    operation === 'CopyObject' ? [request('s3:GetObject', `arn:aws:s3:::${decodeURIComponent(source)}`)] : [];
  const prefix: Request['context'] = input.Prefix === undefined ? {} : { 's3:prefix': String(input.Prefix) };
  return [
    request(`s3:${action}`, action === 'ListBucket' ? bucket : `${bucket}/${input.Key ?? '*'}`, prefix),
    ...copied,
  ];
};

const secrets: Derive = ({ operation, input }, { region, account }) => {
  const id = String(input.SecretId ?? input.Name ?? '');
  const resource = id.startsWith('arn:')
    ? id
    : `arn:aws:secretsmanager:${region}:${account}:secret:${id}-local1`;
  return [request(`secretsmanager:${operation}`, operation === 'GetRandomPassword' ? '*' : resource)];
};

/** Alarms by name; a call that names none is about every alarm there is, and one about metrics about no resource. */
const cloudwatch: Derive = ({ operation, input }, { region, account }) => {
  const arn = (name: unknown) => `arn:aws:cloudwatch:${region}:${account}:alarm:${String(name)}`;
  if (operation === 'PutMetricData')
    return [request('cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': String(input.Namespace) })];
  if (operation === 'GetMetricData') return [request('cloudwatch:GetMetricData', '*')];
  if (operation.includes('AlarmMuteRule')) {
    if (operation === 'ListAlarmMuteRules') return [request('cloudwatch:ListAlarmMuteRules', '*')];
    const name = String(input.Name ?? input.AlarmMuteRuleName);
    const rule = `arn:aws:cloudwatch:${region}:${account}:alarm-mute-rule:${name}`;
    const targets = isRecord(input.MuteTargets) ? listOf(input.MuteTargets.AlarmNames).map(arn) : [];
    return [rule, ...targets].map((resource) => request(`cloudwatch:${operation}`, resource));
  }
  const names = input.AlarmName ?? input.AlarmNames ?? '*';
  const resources = input.ResourceARN ? [String(input.ResourceARN)] : listOf(names).map(arn);
  return resources.map((resource) => request(`cloudwatch:${operation}`, resource));
};

/** An automation's definition; those that AWS owns are in no account. */
const ssm: Derive = ({ operation, input }, { region, account }) => {
  if (operation !== 'StartAutomationExecution') {
    const id = String(input.AutomationExecutionId);
    return [request(`ssm:${operation}`, `arn:aws:ssm:${region}:${account}:automation-execution/${id}`)];
  }
  const name = String(input.DocumentName);
  const owner = name.startsWith('AWS') ? '' : account;
  const definition = `${name}:${String(input.DocumentVersion ?? '$DEFAULT')}`;
  return [`document/${name}`, `automation-definition/${definition}`].map((resource) =>
    request('ssm:StartAutomationExecution', `arn:aws:ssm:${region}:${owner}:${resource}`),
  );
};

const derivations: Record<string, Derive> = {
  events,
  cloudwatch,
  sqs,
  lambda,
  ses,
  scheduler,
  s3,
  secretsmanager: secrets,
  states: (call) => requestsOfStates(call),
  sns: ({ operation, input }) => [
    request(`sns:${operation}`, String(input.TopicArn ?? input.TargetArn ?? '*')),
  ],
  'cognito-idp': ({ operation, input }, { region, account }) => [
    request(
      `cognito-idp:${operation}`,
      `arn:aws:cognito-idp:${region}:${account}:userpool/${input.UserPoolId}`,
    ),
  ],
  'sms-voice': ({ operation, input }) => [
    request(`sms-voice:${operation}`, String(input.OriginationIdentity ?? input.OptOutListName ?? '*')),
  ],
  securityhub: ({ operation }, { region, account }) => [
    request(
      `securityhub:${operation}`,
      `arn:aws:securityhub:${region}:${account}:${operation.endsWith('V2') ? 'hubv2/local' : 'hub/default'}`,
    ),
  ],
  guardduty: ({ operation, input }, { region, account }) => [
    request(
      `guardduty:${operation}`,
      `arn:aws:guardduty:${region}:${account}:detector/${String(input.DetectorId)}`,
    ),
  ],
  ssm,
  // Reading a quota is about no resource (Service Authorization Reference, Service Quotas).
  servicequotas: ({ operation }) => [request(`servicequotas:${operation}`, '*')],
  sts: () => [],
};

const schemasOf = (resolver: Resolver): KeySchemas => {
  const partitionKey = (schema: unknown) =>
    listOf(schema)
      .filter(isRecord)
      .find(({ KeyType }) => KeyType === 'HASH')?.AttributeName as string;
  return new Map(
    resolver.each('AWS::DynamoDB::Table').map(({ id, stack, props }) => {
      const indexes = listOf(props.GlobalSecondaryIndexes).filter(isRecord);
      const keys = indexes.map((index) => [String(index.IndexName), partitionKey(index.KeySchema)] as const);
      return [
        String(resolver.value({ Ref: id }, stack)),
        { key: partitionKey(props.KeySchema), indexes: new Map(keys) },
      ];
    }),
  );
};

/**
 * Derives what a call needs from IAM: one request a transaction member, index ARNs, PassRole beside a schedule.
 *
 * @throws for a service it knows nothing of, never "allow"
 */
export function createRequestsOf(resolver: Resolver, where: Where): RequestsOf {
  const dynamodb = requestsOfDynamo(schemasOf(resolver), where);
  return (call) => {
    if (call.service === 'dynamodb' || call.service === 'dynamodbstreams') return dynamodb(call);
    const derive = derivations[call.service];
    if (!derive) throw new Error(`What ${call.service}:${call.operation} needs from IAM is not known`);
    return derive(call, where);
  };
}
