import { type Assembly, assembly, type Resource } from '../build/assembly.ts';
import { prices } from './prices.ts';

type Policy = { readonly Statement: { Action: string | string[]; Resource: unknown }[] };
export type Item = { readonly what: string; readonly count: number; readonly dollars: number };

/** A month of an idle desk: nobody calls, nothing fires; the reconciliation runs every quarter of an hour. */
const idle = {
  seconds: 0.2,
  gigabytes: 0.25,
  reads: 20,
  storedGigabytes: 0.1,
  portalGigabytes: 0.03,
  logGigabytes: 0.01,
};

/** What the template costs while nothing happens, item by item. */
export function idleBill({ stacks }: Assembly): Item[] {
  const resources = Object.values(stacks).flatMap(({ Resources }) => Object.values(Resources));
  const of = (type: string): Resource[] => resources.filter(({ Type }) => Type === type);
  const metrics = of('AWS::CloudWatch::Alarm').reduce((sum, { Properties }) => {
    const metrics = Properties.Metrics as { MetricStat?: unknown }[] | undefined;
    return sum + (metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1);
  }, 0);
  const runs = of('AWS::Events::Rule').reduce((sum, rule) => sum + runsAMonth(rule), 0);
  const perRun =
    prices.lambdaMillion / 1e6 +
    idle.seconds * idle.gigabytes * prices.lambdaGigabyteSecond +
    (idle.reads * prices.readMillion) / 1e6;
  // Lambda asks an empty queue five at a time, twenty seconds each; asking streams is free.
  const polls = (askedQueues(stacks) * 5 * 30 * 24 * 3600) / 20;
  const secrets = of('AWS::SecretsManager::Secret').length;
  const tables = of('AWS::DynamoDB::Table').length;
  const stored = idle.storedGigabytes * (prices.storedGigabyte + prices.recoverableGigabyte);
  return [
    { what: 'metrics that alarms watch', count: metrics, dollars: metrics * prices.alarmMetric },
    { what: 'looks into empty queues', count: polls, dollars: (polls / 1e6) * prices.queueRequestMillion },
    { what: 'secrets', count: secrets, dollars: secrets * prices.secret },
    { what: 'tables with 0.1 GB in all, and their recovery', count: tables, dollars: stored },
    { what: 'runs of what looks by itself', count: runs, dollars: runs * perRun },
    {
      what: 'buckets with 0.03 GB',
      count: of('AWS::S3::Bucket').length,
      dollars: idle.portalGigabytes * prices.bucketGigabyte,
    },
    {
      what: 'log groups with 0.01 GB',
      count: of('AWS::Logs::LogGroup').length,
      dollars: idle.logGigabytes * prices.logGigabyte,
    },
    ...free.map((type) => ({ what: type, count: of(type).length, dollars: 0 })),
  ];
}

/** Billed by use alone, or not at all. Anything that is neither here nor above has to be looked at first. */
const free = [
  'AWS::ApiGatewayV2::Api',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::Cognito::UserPool',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::ReceiptRule',
  'AWS::SES::ReceiptRuleSet',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::StepFunctions::StateMachine',
];

/** Parts of the above, and what AWS never bills. */
const partOfAnother =
  /^(AWS::(ApiGatewayV2::(Authorizer|Integration|Route|Stage)|CloudFront::(OriginAccessControl|ResponseHeadersPolicy)|Cognito::UserPool(Client|Domain)|IAM::(ManagedPolicy|Policy|Role)|Lambda::(EventInvokeConfig|LayerVersion|Permission)|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|SQS::QueuePolicy)|Custom::.+)$/;
const priced = [
  'AWS::CloudWatch::Alarm',
  'AWS::SecretsManager::Secret',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
];

/** Types of the template that this bill does not know: each may be a cost that nobody counted. */
export function unknownTypes({ stacks }: Assembly): string[] {
  const types = new Set(
    Object.values(stacks).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
  );
  return [...types].filter((type) => ![...priced, ...free].includes(type) && !partOfAnother.test(type));
}

function runsAMonth({ Properties }: Resource): number {
  const [, every, unit] =
    /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(Properties.ScheduleExpression)) ?? [];
  const minutes = { minute: 1, hour: 60, day: 1440 }[unit ?? ''];
  return every && minutes ? Math.round((30 * 1440) / (Number(every) * minutes)) : 0;
}

/**
 * How many queues are asked although there is nothing in them. Not one that the desk itself turns off while nobody needs it: its
 * mapping is named by a role that may do so.
 */
function askedQueues(stacks: Assembly['stacks']): number {
  return Object.values(stacks).reduce((sum, { Resources }) => {
    const policies = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
    const turned = policies
      .flatMap(({ Properties }) => (Properties.PolicyDocument as Policy).Statement)
      .filter(({ Action }) => [Action].flat().includes('lambda:UpdateEventSourceMapping'))
      .map(({ Resource }) => JSON.stringify(Resource));
    const asked = Object.entries(Resources).filter(
      ([id, { Type, Properties }]) =>
        Type === 'AWS::Lambda::EventSourceMapping' &&
        !Properties.StartingPosition &&
        !turned.some((resource) => resource.includes(`"${id}"`)),
    );
    return sum + asked.length;
  }, 0);
}

/** The sum of a bill. */
export const sum = (items: readonly Item[]): number =>
  items.reduce((total, { dollars }) => total + dollars, 0);

if (import.meta.main) {
  const bill = idleBill(assembly());
  for (const { what, count, dollars } of bill)
    console.log(`${dollars.toFixed(4).padStart(9)}  ${count} ${what}`);
  console.log(`${sum(bill).toFixed(4).padStart(9)}  dollars a month, idle, no free tier`);
  const unknown = unknownTypes(assembly());
  if (unknown.length) throw new Error(`The bill does not know ${unknown.join(', ')}`);
}
