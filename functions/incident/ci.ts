import type * as z from 'zod';
import type { BoundItem } from './incident.ts';

/** What an alert says about the thing that it is about. */
export type Pointing = {
  readonly resource?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
};

// Dimensions of AWS's own metrics that name one resource, and how its ARN goes on after the region; the first that is there counts.
const dimensions: readonly (readonly [name: string, service: string, before: string])[] = [
  ['InstanceId', 'ec2', 'instance/'],
  ['DBInstanceIdentifier', 'rds', 'db:'],
  ['DBClusterIdentifier', 'rds', 'cluster:'],
  ['FunctionName', 'lambda', 'function:'],
  ['TableName', 'dynamodb', 'table/'],
  ['QueueName', 'sqs', ''],
  ['TopicName', 'sns', ''],
  ['ClusterName', 'ecs', 'cluster/'],
  ['LoadBalancer', 'elasticloadbalancing', 'loadbalancer/'],
  ['ApiId', 'apigateway', '/apis/'],
  ['StateMachineArn', '', ''],
  ['BucketName', 's3', ''],
];

const named = ({ tags = {} }: Pointing) => dimensions.find(([name]) => tags[name]);

const partitionOf = (region: string) => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

/**
 * The ARN of the resource that an alarm is about: the one that it names, or the one that its metric's dimension means in the alarm's
 * account and region. Undefined when it points at nothing that has one.
 */
export function arnOf(pointing: Pointing): string | undefined {
  const { resource, account, region, tags = {} } = pointing;
  if (resource?.startsWith('arn:')) return resource;
  const [name = '', service = '', before = ''] = named(pointing) ?? [];
  const value = tags[name];
  if (!value || value.startsWith('arn:')) return value;
  if (!account || !region) return undefined;
  const place = service === 's3' ? ':' : service === 'apigateway' ? `${region}:` : `${region}:${account}`;
  return `arn:${partitionOf(region)}:${service}:${place}:${before}${value}`;
}

/** The item that an alarm is about, and what says so: a tag `itsm:ci` first, then the resource, then a dimension. */
export function boundItem({ resource, tags = {} }: Pointing): z.infer<typeof BoundItem> | undefined {
  const tag = tags['itsm:ci'];
  if (tag) return { id: tag, because: 'tag' };
  if (resource) return { id: resource, because: 'resource' };
  const [name] = named({ tags }) ?? [];
  return name ? { id: tags[name] as string, because: 'dimension' } : undefined;
}
