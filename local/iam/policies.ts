import type { Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';
import { readDocument, readStatement, type Statement } from './statement.ts';

/** What the template allows: identity policies by role name, resource policies by the ARN they are attached to. */
export type Policies = { roles: Map<string, Statement[]>; resources: Map<string, Statement[]> };

const lastOf = (arn: string): string => arn.split(/[/:]/).pop() ?? arn;

const managedByAws = /^arn:aws:iam::aws:policy\//;

/** Managed policies of AWS that only allow writing logs and traces, which no function does through an SDK here. */
const logsOnly = new Set(['service-role/AWSLambdaBasicExecutionRole', 'AWSXRayDaemonWriteAccess']);

/**
 * Collects every policy of the template.
 *
 * @throws on a managed policy of AWS other than the ones that only write logs: its text is not in the template
 */
export function readPolicies(resolver: Resolver): Policies {
  const roles = new Map<string, Statement[]>();
  const resources = new Map<string, Statement[]>();
  const add = (to: Map<string, Statement[]>, key: string, statements: Statement[]) =>
    to.set(key, [...(to.get(key) ?? []), ...statements]);

  const managed = new Map<string, Statement[]>();
  for (const { id, stack, props } of resolver.each('AWS::IAM::ManagedPolicy')) {
    const statements = readDocument(props.PolicyDocument);
    managed.set(String(resolver.value({ Ref: id }, stack)), statements);
    for (const role of listOf(props.Roles)) add(roles, String(role), statements);
  }

  for (const { id, stack, props } of resolver.each('AWS::IAM::Role')) {
    const name = String(resolver.value({ Ref: id }, stack));
    add(roles, name, []);
    for (const policy of listOf(props.Policies))
      if (isRecord(policy)) add(roles, name, readDocument(policy.PolicyDocument));
    for (const arn of listOf(props.ManagedPolicyArns).map(String)) {
      const statements = managed.get(arn);
      if (statements) add(roles, name, statements);
      else if (!logsOnly.has(arn.replace(managedByAws, '')))
        throw new Error(`${stack.name}/${id}: the managed policy ${arn} is not hosted`);
    }
  }
  for (const { props } of resolver.each('AWS::IAM::Policy')) {
    for (const role of listOf(props.Roles)) add(roles, String(role), readDocument(props.PolicyDocument));
  }

  for (const { props } of resolver.each('AWS::SQS::QueuePolicy')) {
    for (const url of listOf(props.Queues))
      add(resources, `sqs:${lastOf(String(url))}`, readDocument(props.PolicyDocument));
  }
  for (const { props } of resolver.each('AWS::SNS::TopicPolicy')) {
    for (const arn of listOf(props.Topics))
      add(resources, `sns:${lastOf(String(arn))}`, readDocument(props.PolicyDocument));
  }
  for (const { props } of resolver.each('AWS::S3::BucketPolicy')) {
    add(resources, `s3:${props.Bucket}`, readDocument(props.PolicyDocument));
  }
  for (const { props } of resolver.each('AWS::Events::EventBusPolicy')) {
    if (props.Statement)
      add(resources, `events:${props.EventBusName}`, readDocument({ Statement: props.Statement }));
  }
  for (const { props } of resolver.each('AWS::Lambda::Permission')) {
    const source = props.SourceArn ? { ArnLike: { 'aws:SourceArn': props.SourceArn } } : undefined;
    const account = props.SourceAccount
      ? { StringEquals: { 'aws:SourceAccount': props.SourceAccount } }
      : undefined;
    const statement = readStatement({
      Effect: 'Allow',
      Action: props.Action,
      Principal: /^\d+$|^arn:/.test(String(props.Principal))
        ? { AWS: props.Principal }
        : { Service: props.Principal },
      Condition: { ...source, ...account },
    });
    add(resources, `lambda:${lastOf(String(props.FunctionName))}`, [statement]);
  }
  return { roles, resources };
}

/** The key under which the resource policy of an ARN is kept: service and name. */
export function policyKey(arn: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  const name = service === 's3' ? rest.join(':').split('/')[0] : lastOf(rest.join(':'));
  return `${service}:${name}`;
}
