import type * as z from 'zod';
import type { BoundItem } from './incident.ts';

/** What an alert says about the thing that it is about. */
export type Pointing = {
  readonly resource?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly tags?: Tags | undefined;
};

type Tags = Readonly<Record<string, string>>;
/** A dimension that names one resource, the service, and how its ARN ends; `in` is the dimension that has to be there as well. */
type Dimension = {
  readonly name: string;
  readonly in?: string;
  readonly service: string;
  readonly before?: string;
  /** What its ARN says of where it is, when it is not both region and account. */
  readonly place?: 'nowhere' | 'account' | 'region';
};

// Dimensions of AWS's own metrics, as the service authorization reference writes the ARNs; the first that is there counts, so that
// a service of a cluster comes before its cluster.
const dimensions: readonly Dimension[] = [
  { name: 'InstanceId', service: 'ec2', before: 'instance/' },
  { name: 'VolumeId', service: 'ec2', before: 'volume/' },
  { name: 'NatGatewayId', service: 'ec2', before: 'natgateway/' },
  { name: 'DBInstanceIdentifier', service: 'rds', before: 'db:' },
  { name: 'DBClusterIdentifier', service: 'rds', before: 'cluster:' },
  { name: 'CacheClusterId', service: 'elasticache', before: 'cluster:' },
  { name: 'FunctionName', service: 'lambda', before: 'function:' },
  { name: 'TableName', service: 'dynamodb', before: 'table/' },
  { name: 'StreamName', service: 'kinesis', before: 'stream/' },
  { name: 'DeliveryStreamName', service: 'firehose', before: 'deliverystream/' },
  { name: 'QueueName', service: 'sqs' },
  { name: 'TopicName', service: 'sns' },
  { name: 'ServiceName', in: 'ClusterName', service: 'ecs', before: 'service/' },
  { name: 'ClusterName', service: 'ecs', before: 'cluster/' },
  { name: 'FileSystemId', service: 'elasticfilesystem', before: 'file-system/' },
  { name: 'LoadBalancer', service: 'elasticloadbalancing', before: 'loadbalancer/' },
  { name: 'LoadBalancerName', service: 'elasticloadbalancing', before: 'loadbalancer/' },
  { name: 'ApiId', service: 'apigateway', before: '/apis/', place: 'region' },
  { name: 'DistributionId', service: 'cloudfront', before: 'distribution/', place: 'account' },
  { name: 'StateMachineArn', service: '' },
  { name: 'BucketName', service: 's3', place: 'nowhere' },
];

const named = (tags: Tags = {}) =>
  dimensions.find((one) => tags[one.name] && (one.in === undefined || tags[one.in]));

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
  const dimension = named(tags);
  const value = dimension && tags[dimension.name];
  if (!value || value.startsWith('arn:')) return value;
  if (!account || !region) return undefined;
  const { service, before = '', place } = dimension;
  const places = { nowhere: ':', account: `:${account}`, region: `${region}:` };
  const where = place ? places[place] : `${region}:${account}`;
  const within = dimension.in ? `${tags[dimension.in]}/` : '';
  return `arn:${partitionOf(region)}:${service}:${where}:${before}${within}${value}`;
}

/** The item that an alarm is about, and what says so: a tag `itsm:ci` first, then the resource, then a dimension. */
export function boundItem({ resource, tags = {} }: Pointing): z.infer<typeof BoundItem> | undefined {
  const tag = tags['itsm:ci'];
  if (tag) return { id: tag, because: 'tag' };
  if (resource) return { id: resource, because: 'resource' };
  const dimension = named(tags);
  return dimension ? { id: tags[dimension.name] as string, because: 'dimension' } : undefined;
}
