import type { Facts } from '../assembly/physical.ts';
import type { Resolved, Resolver } from '../assembly/resolver.ts';
import { isRecord } from '../assembly/template.ts';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import type { RuleProperties } from '../events/rule.ts';
import { readReceiptRules, readRuleSets } from '../receipt/rules.ts';
import type { ScheduleInput } from '../scheduler/schedule.ts';
import type { SubscriptionProperties } from '../sns-notification.ts';
import type { QueueProperties } from '../sqs/queue.ts';
import type { Services } from './services.ts';

const refOf = (resolver: Resolver, { id, stack }: Resolved) => String(resolver.value({ Ref: id }, stack));

/** Makes the tables of the template, first of all: the ARN of a stream holds the time at which it was switched on. */
export function deployTables(resolver: Resolver, dynamodb: DynamoDb, facts: Facts): void {
  for (const table of resolver.each('AWS::DynamoDB::Table')) {
    const { streamArn } = dynamodb.ensureTable({ ...table.props, TableName: refOf(resolver, table) });
    if (streamArn) facts.set(`${table.stack.name}/${table.id}`, { data: { StreamArn: streamArn } });
  }
}

/** Makes queues, topics, buckets, secrets, pools, buses, rules, schedules and machines; what is there stays. */
export function deployResources(resolver: Resolver, services: Services): void {
  const { queues, topics, s3, secrets, cognito, bus, scheduler, machines, receipts } = services;
  const each = (type: string, make: (resource: Resolved, ref: string) => unknown) => {
    for (const resource of resolver.each(type)) make(resource, refOf(resolver, resource));
  };
  const att = ({ id, stack }: Resolved, name: string) =>
    String(resolver.value({ 'Fn::GetAtt': [id, name] }, stack));

  each('AWS::SQS::Queue', (queue) =>
    queues.addQueue({ ...queue.props, QueueName: att(queue, 'QueueName') } as QueueProperties),
  );
  each('AWS::SNS::Topic', (topic) => topics.addTopic(att(topic, 'TopicName')));
  each('AWS::SNS::Subscription', ({ props }) => topics.addSubscription(props as SubscriptionProperties));
  each('AWS::S3::Bucket', ({ props }, name) => s3.ensureBucket(name, props));
  each('AWS::SecretsManager::Secret', ({ props }, arn) => secrets.ensureSecret(arn, props));
  each('AWS::Cognito::UserPool', (_, id) => cognito.ensurePool(id));
  each('AWS::Events::EventBus', (_, name) => bus.addBus(name));
  each('AWS::Events::Rule', ({ props }, name) => bus.addRule({ ...props, Name: name } as RuleProperties));
  receipts.deploy(readReceiptRules(resolver), readRuleSets(resolver));
  each('AWS::Scheduler::ScheduleGroup', (_, name) => scheduler.addGroup(name));
  each('AWS::Scheduler::Schedule', ({ props }, name) =>
    scheduler.ensure({ ...props, Name: name } as ScheduleInput),
  );
  each('AWS::StepFunctions::StateMachine', (machine) => {
    const { DefinitionString, DefinitionSubstitutions, RoleArn, LoggingConfiguration } = machine.props;
    const given = Object.entries(isRecord(DefinitionSubstitutions) ? DefinitionSubstitutions : {});
    const definition = given.reduce(
      (text, [name, value]) => text.replaceAll(`\${${name}}`, String(value)),
      String(DefinitionString),
    );
    const logging = isRecord(LoggingConfiguration) ? String(LoggingConfiguration.Level ?? 'OFF') : 'OFF';
    machines.deploy({
      name: att(machine, 'Name'),
      definition,
      roleArn: String(RoleArn),
      loggingLevel: logging,
    });
  });
}
