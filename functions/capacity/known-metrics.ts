import type { Direction } from './forecast.ts';
import type { Limit } from './limit.ts';

/** A metric that is worth watching on items of a type, with where its limit comes from. */
export type KnownMetric = {
  readonly id: string;
  readonly words: string;
  /** As AWS Config names it. */
  readonly resourceType: string;
  readonly namespace: string;
  readonly name: string;
  /** The dimension that holds the id of the resource. */
  readonly dimension: string;
  readonly statistic: string;
  readonly direction: Direction;
  readonly unit: string;
  readonly limit: Limit;
};

const percent: Limit = { from: 'value', value: 100 };

const one = (
  resourceType: string,
  [namespace, name, dimension]: readonly [string, string, string],
  rest: Pick<KnownMetric, 'id' | 'words' | 'unit' | 'limit'> & Partial<KnownMetric>,
): KnownMetric => ({
  ...{ resourceType, namespace, name, dimension, statistic: 'Maximum', direction: 'up' },
  ...rest,
});

/** What runs out on AWS, by the type of the item. */
export const knownMetrics: readonly KnownMetric[] = [
  one('AWS::RDS::DBInstance', ['AWS/RDS', 'FreeStorageSpace', 'DBInstanceIdentifier'], {
    id: 'rds-free-storage',
    words: 'Free storage of a database',
    unit: 'bytes',
    statistic: 'Minimum',
    direction: 'down',
    limit: { from: 'value', value: 0 },
  }),
  one('AWS::RDS::DBInstance', ['AWS/RDS', 'CPUUtilization', 'DBInstanceIdentifier'], {
    id: 'rds-processor',
    words: 'Processor of a database',
    unit: '%',
    statistic: 'Average',
    limit: percent,
  }),
  one('AWS::EC2::Instance', ['AWS/EC2', 'CPUUtilization', 'InstanceId'], {
    id: 'ec2-processor',
    words: 'Processor of an instance',
    unit: '%',
    statistic: 'Average',
    limit: percent,
  }),
  one('AWS::ECS::Service', ['AWS/ECS', 'MemoryUtilization', 'ServiceName'], {
    id: 'ecs-memory',
    words: 'Memory of a service on ECS',
    unit: '%',
    limit: percent,
  }),
  one('AWS::OpenSearchService::Domain', ['AWS/ES', 'FreeStorageSpace', 'DomainName'], {
    id: 'opensearch-free-storage',
    words: 'Free storage of a search domain, in MiB',
    unit: 'MiB',
    statistic: 'Minimum',
    direction: 'down',
    limit: { from: 'value', value: 0 },
  }),
  one(
    'AWS::ElastiCache::CacheCluster',
    ['AWS/ElastiCache', 'DatabaseMemoryUsagePercentage', 'CacheClusterId'],
    {
      id: 'elasticache-memory',
      words: 'Memory of a cache',
      unit: '%',
      limit: percent,
    },
  ),
  one('AWS::Redshift::Cluster', ['AWS/Redshift', 'PercentageDiskSpaceUsed', 'ClusterIdentifier'], {
    id: 'redshift-storage',
    words: 'Storage of a warehouse',
    unit: '%',
    limit: percent,
  }),
  one('AWS::SQS::Queue', ['AWS/SQS', 'ApproximateNumberOfMessagesNotVisible', 'QueueName'], {
    id: 'sqs-in-flight',
    words: 'Messages in flight of a queue',
    unit: 'messages',
    limit: { from: 'table', name: 'sqs-in-flight' },
  }),
  one('AWS::EFS::FileSystem', ['AWS/EFS', 'PercentIOLimit', 'FileSystemId'], {
    id: 'efs-operations',
    words: 'Operations of a file system, against what it can do',
    unit: '%',
    limit: percent,
  }),
  one('AWS::Lambda::Function', ['AWS/Lambda', 'ConcurrentExecutions', 'FunctionName'], {
    id: 'lambda-concurrency',
    words: 'Concurrent executions of a function, against those of the account',
    unit: 'executions',
    limit: { from: 'quota', service: 'lambda', code: 'L-B99A9384' },
  }),
  one('AWS::EC2::Volume', ['AWS/EBS', 'VolumeQueueLength', 'VolumeId'], {
    id: 'ebs-queue',
    words: 'Operations that wait for a volume, against one for each 1,000 it can do a second',
    unit: 'operations',
    statistic: 'Average',
    limit: { from: 'attribute', attribute: 'iops', times: 0.001 },
  }),
];

/** The metric of this name. */
export const knownMetric = (id: string): KnownMetric | undefined =>
  knownMetrics.find((known) => known.id === id);
