import { createHash } from 'node:crypto';

/** One named resource, and where it lives: what the rows below make their references and attributes from. */
export type Named = {
  id: string;
  stack: string;
  name: string;
  props: Record<string, unknown>;
  region: string;
  account: string;
  /** Host and port of the distribution and HTTP API, such as `localhost:3000`. */
  site: string;
  /** Host and port of the AWS endpoint. */
  aws: string;
  issuer: string;
};

type Attribute = (named: Named) => string;

export type ResourceType = {
  /** The property that names it; without it the name is made of stack and logical id. */
  named?: string;
  ref?: Attribute;
  attributes?: Record<string, Attribute>;
};

const name: Attribute = (named) => named.name;

const arnOf =
  (service: string, resource: (named: Named) => string): Attribute =>
  (named) =>
    `arn:aws:${service}:${named.region}:${named.account}:${resource(named)}`;

/** Six letters that follow a secret's name in its ARN; fixed, so that a restart finds the same secret. */
const secretArn = arnOf('secretsmanager', (n) => `secret:${n.name}-local1`);
const machineArn = arnOf('states', (n) => `stateMachine:${n.name}`);
const topicArn = arnOf('sns', (n) => n.name);
const queueUrl: Attribute = (n) => `http://${n.aws}/${n.account}/${n.name}`;
const poolId: Attribute = (n) => `${n.region}_${n.name.replace(/[^A-Za-z0-9]/g, '')}`;
const ruleArn = arnOf('events', (n) => {
  const bus = String(n.props.EventBusName ?? 'default')
    .split('/')
    .pop();
  return bus === 'default' ? `rule/${n.name}` : `rule/${bus}/${n.name}`;
});
/** Ten characters as AWS gives APIs and clients, fixed, so that a restart keeps tokens and addresses valid. */
const short: Attribute = (n) => createHash('sha256').update(`${n.stack}/${n.id}`).digest('hex').slice(0, 10);
/** A UUID of stack and logical id, fixed for the same reason. */
const uuid: Attribute = (n) =>
  createHash('sha256')
    .update(`${n.stack}/${n.id}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
const edgeFunction: Attribute = (n) => `arn:aws:cloudfront::${n.account}:function/${n.name}`;

/** Physical names, references and attributes of every resource type that anything may refer to. One row a type. */
export const resourceTypes: Record<string, ResourceType> = {
  'AWS::ApiGatewayV2::Api': {
    ref: short,
    attributes: { ApiId: short, ApiEndpoint: (n) => `http://${n.site}` },
  },
  'AWS::ApiGatewayV2::Authorizer': { attributes: { AuthorizerId: name } },
  'AWS::ApiGatewayV2::Integration': { attributes: { IntegrationId: name } },
  'AWS::ApiGatewayV2::Route': { attributes: { RouteId: name } },
  'AWS::ApiGatewayV2::Stage': { ref: (n) => String(n.props.StageName) },
  'AWS::CloudFront::CachePolicy': { attributes: { Id: name } },
  'AWS::CloudFront::Distribution': { ref: short, attributes: { Id: short, DomainName: (n) => n.site } },
  'AWS::CloudFront::Function': {
    named: 'Name',
    ref: edgeFunction,
    attributes: { FunctionARN: edgeFunction },
  },
  'AWS::CloudFront::OriginAccessControl': { attributes: { Id: name } },
  'AWS::CloudFront::OriginRequestPolicy': { attributes: { Id: name } },
  'AWS::CloudFront::ResponseHeadersPolicy': { attributes: { Id: name } },
  'AWS::CloudWatch::Alarm': {
    named: 'AlarmName',
    attributes: { Arn: arnOf('cloudwatch', (n) => `alarm:${n.name}`) },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    named: 'AlarmName',
    attributes: { Arn: arnOf('cloudwatch', (n) => `alarm:${n.name}`) },
  },
  'AWS::Cognito::UserPool': {
    named: 'UserPoolName',
    ref: poolId,
    attributes: {
      Arn: arnOf('cognito-idp', (n) => `userpool/${poolId(n)}`),
      ProviderName: (n) => `cognito-idp.${n.region}.amazonaws.com/${poolId(n)}`,
      ProviderURL: (n) => n.issuer,
      UserPoolId: poolId,
    },
  },
  'AWS::Cognito::UserPoolClient': { ref: short, attributes: { ClientId: short, Name: name } },
  'AWS::Cognito::UserPoolDomain': { named: 'Domain' },
  'AWS::Cognito::UserPoolIdentityProvider': { named: 'ProviderName' },
  'AWS::DynamoDB::Table': {
    named: 'TableName',
    attributes: {
      Arn: arnOf('dynamodb', (n) => `table/${n.name}`),
    },
  },
  'AWS::Events::EventBus': {
    named: 'Name',
    attributes: { Arn: arnOf('events', (n) => `event-bus/${n.name}`), Name: name },
  },
  'AWS::Events::Rule': { named: 'Name', attributes: { Arn: ruleArn } },
  'AWS::IAM::ManagedPolicy': {
    named: 'ManagedPolicyName',
    ref: (n) => `arn:aws:iam::${n.account}:policy/${n.name}`,
    attributes: { PolicyArn: (n) => `arn:aws:iam::${n.account}:policy/${n.name}` },
  },
  'AWS::IAM::Policy': { named: 'PolicyName' },
  'AWS::IAM::Role': {
    named: 'RoleName',
    attributes: {
      Arn: (n) => `arn:aws:iam::${n.account}:role/${n.name}`,
      RoleId: (n) => `AROA${n.id.toUpperCase()}`,
    },
  },
  'AWS::Lambda::EventSourceMapping': {
    ref: uuid,
    attributes: {
      Id: uuid,
      EventSourceMappingArn: arnOf('lambda', (n) => `event-source-mapping:${uuid(n)}`),
    },
  },
  'AWS::Lambda::Function': {
    named: 'FunctionName',
    attributes: { Arn: arnOf('lambda', (n) => `function:${n.name}`) },
  },
  'AWS::Lambda::LayerVersion': { ref: arnOf('lambda', (n) => `layer:${n.name}:1`) },
  'AWS::Logs::LogGroup': {
    named: 'LogGroupName',
    attributes: { Arn: arnOf('logs', (n) => `log-group:${n.name}:*`) },
  },
  'AWS::S3::Bucket': {
    named: 'BucketName',
    attributes: {
      Arn: (n) => `arn:aws:s3:::${n.name}`,
      DomainName: (n) => `${n.name}.s3.amazonaws.com`,
      RegionalDomainName: (n) => `${n.name}.s3.${n.region}.amazonaws.com`,
    },
  },
  'AWS::Scheduler::Schedule': {
    named: 'Name',
    attributes: { Arn: arnOf('scheduler', (n) => `schedule/${n.props.GroupName ?? 'default'}/${n.name}`) },
  },
  'AWS::Scheduler::ScheduleGroup': {
    named: 'Name',
    attributes: { Arn: arnOf('scheduler', (n) => `schedule-group/${n.name}`) },
  },
  'AWS::SecretsManager::Secret': { named: 'Name', ref: secretArn, attributes: { Id: secretArn } },
  'AWS::SES::ConfigurationSet': { named: 'Name' },
  'AWS::SES::EmailIdentity': { named: 'EmailIdentity' },
  'AWS::SES::ReceiptRule': {},
  'AWS::SES::ReceiptRuleSet': { named: 'RuleSetName' },
  'AWS::SNS::Subscription': { ref: topicArn },
  'AWS::SNS::Topic': {
    named: 'TopicName',
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: name },
  },
  'AWS::SQS::Queue': {
    named: 'QueueName',
    ref: queueUrl,
    attributes: { Arn: arnOf('sqs', name), QueueName: name, QueueUrl: queueUrl },
  },
  'AWS::StepFunctions::StateMachine': {
    named: 'StateMachineName',
    ref: machineArn,
    attributes: { Arn: machineArn, Name: name },
  },
};
