/** Where AWS Health says that something is. */
export type Whereabouts = {
  readonly service?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
};

// As the service authorization reference writes ARNs. Ids of EC2 say by themselves what they are.
const byId: readonly (readonly [start: string, service: string, before: string])[] = [
  ['i-', 'ec2', 'instance/'],
  ['vol-', 'ec2', 'volume/'],
  ['snap-', 'ec2', 'snapshot/'],
  ['nat-', 'ec2', 'natgateway/'],
  ['eni-', 'ec2', 'network-interface/'],
  ['vpc-', 'ec2', 'vpc/'],
  ['subnet-', 'ec2', 'subnet/'],
  ['vpn-', 'ec2', 'vpn-connection/'],
  ['tgw-', 'ec2', 'transit-gateway/'],
  ['fs-', 'elasticfilesystem', 'file-system/'],
  ['dxcon-', 'directconnect', 'dxcon/'],
  ['dxvif-', 'directconnect', 'dxvif/'],
];

const byService: Readonly<Record<string, readonly [service: string, before: string]>> = {
  RDS: ['rds', 'db:'],
  LAMBDA: ['lambda', 'function:'],
  DYNAMODB: ['dynamodb', 'table/'],
  ELASTICACHE: ['elasticache', 'cluster:'],
  EKS: ['eks', 'cluster/'],
  ECS: ['ecs', 'cluster/'],
  ES: ['es', 'domain/'],
  OPENSEARCH: ['es', 'domain/'],
  REDSHIFT: ['redshift', 'cluster:'],
  KINESIS: ['kinesis', 'stream/'],
  SQS: ['sqs', ''],
  SNS: ['sns', ''],
};

const partitionOf = (region: string) => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

const plain = /^[\w.-]{1,255}$/;

/**
 * The ARN of a resource that AWS Health names: the name itself when it is one, else what an id or a name means in the service, the
 * account and the region of the event. Undefined when that says nothing.
 */
export function entityArn(value: string, { service = '', account, region }: Whereabouts): string | undefined {
  if (value.startsWith('arn:')) return value;
  if (!plain.test(value) || !region) return undefined;
  const partition = partitionOf(region);
  if (service.toUpperCase() === 'S3') return `arn:${partition}:s3:::${value}`;
  const known = byId.find(([start]) => value.startsWith(start));
  const [owner, before] = known ? [known[1], known[2]] : (byService[service.toUpperCase()] ?? []);
  if (!owner || !account) return undefined;
  return `arn:${partition}:${owner}:${region}:${account}:${before}${value}`;
}
