import { type CiClass, type ClassTree, rootClass } from './ci-class.ts';
import type { CiAttribute } from './class-rules.ts';

type Row = readonly [id: string, parent: string, name: string, ...attributes: CiAttribute[]];

const abbreviations: Readonly<Record<string, string>> = {
  url: 'URL',
  cpus: 'CPUs',
  'multi-az': 'Multi-AZ',
  'cidr-block': 'CIDR block',
  'dns-name': 'DNS name',
};
const label = (name: string) =>
  abbreviations[name] ?? name[0]?.toUpperCase() + name.slice(1).replaceAll('-', ' ');
const of = (type: CiAttribute['type']) => (name: string, path?: string, required?: true) => ({
  ...{ name, label: label(name), type },
  ...(path && { path: `configuration.${path}` }),
  ...(required && { required }),
});
const text = of('text');
const number = of('number');
const list = of('list');
const checkbox = of('checkbox');

/** ITIL's own words for what an organisation has, and below them the resource types that AWS Config tells of. */
const rows: readonly Row[] = [
  ['application', rootClass, 'Application', text('url')],
  ['compute', rootClass, 'Compute'],
  ['server', 'compute', 'Server', text('serial-number'), text('operating-system'), number('cpus')],
  ['function', 'compute', 'Function', text('runtime')],
  ['container-service', 'compute', 'Container service'],
  ['data-store', rootClass, 'Data store', checkbox('encrypted')],
  ['database', 'data-store', 'Database', text('engine'), text('engine-version')],
  ['storage', 'data-store', 'Storage'],
  ['network', rootClass, 'Network'],
  ['integration', rootClass, 'Messaging and workflow'],
  ['access', rootClass, 'Identity and access'],
  [
    'hardware',
    rootClass,
    'Hardware',
    text('serial-number', undefined, true),
    text('model'),
    text('location'),
  ],
  ['stack', rootClass, 'Stack'],
  ['aws-resource', rootClass, 'Other resource of AWS'],
  [
    'AWS::EC2::Instance',
    'server',
    'EC2 instance',
    text('instance-type', 'instanceType', true),
    text('image', 'imageId'),
    text('private-address', 'privateIpAddress'),
    text('platform', 'platformDetails'),
  ],
  [
    'AWS::Lambda::Function',
    'function',
    'Lambda function',
    text('runtime', 'runtime'),
    number('memory', 'memorySize'),
    number('timeout', 'timeout'),
    text('handler', 'handler'),
  ],
  ['AWS::ECS::Cluster', 'container-service', 'ECS cluster', text('status', 'status')],
  [
    'AWS::ECS::Service',
    'container-service',
    'ECS service',
    number('desired-count', 'DesiredCount'),
    text('task-definition', 'TaskDefinition'),
    text('launch-type', 'LaunchType'),
  ],
  ['AWS::EKS::Cluster', 'container-service', 'EKS cluster', text('kubernetes-version', 'Version')],
  [
    'AWS::AutoScaling::AutoScalingGroup',
    'compute',
    'Auto Scaling group',
    number('desired-capacity', 'desiredCapacity'),
    number('minimum', 'minSize'),
    number('maximum', 'maxSize'),
  ],
  [
    'AWS::RDS::DBInstance',
    'database',
    'RDS database',
    text('engine', 'engine'),
    text('engine-version', 'engineVersion'),
    text('instance-class', 'dBInstanceClass', true),
    checkbox('multi-az', 'multiAZ'),
    checkbox('encrypted', 'storageEncrypted'),
    number('storage', 'allocatedStorage'),
  ],
  [
    'AWS::RDS::DBCluster',
    'database',
    'RDS cluster',
    text('engine', 'engine'),
    text('engine-version', 'engineVersion'),
    checkbox('encrypted', 'storageEncrypted'),
  ],
  [
    'AWS::DynamoDB::Table',
    'database',
    'DynamoDB table',
    text('status', 'tableStatus'),
    text('billing-mode', 'billingModeSummary.billingMode'),
  ],
  ['AWS::ElastiCache::CacheCluster', 'database', 'ElastiCache cluster', text('engine', 'engine')],
  ['AWS::S3::Bucket', 'storage', 'S3 bucket'],
  ['AWS::EFS::FileSystem', 'storage', 'EFS file system', checkbox('encrypted', 'Encrypted')],
  [
    'AWS::EC2::Volume',
    'storage',
    'EBS volume',
    number('size', 'size'),
    text('volume-type', 'volumeType'),
    checkbox('encrypted', 'encrypted'),
  ],
  ['AWS::EC2::VPC', 'network', 'VPC', text('cidr-block', 'cidrBlock')],
  ['AWS::EC2::Subnet', 'network', 'Subnet', text('cidr-block', 'cidrBlock')],
  ['AWS::EC2::SecurityGroup', 'network', 'Security group', text('description', 'description')],
  ['AWS::EC2::NetworkInterface', 'network', 'Network interface', text('private-address', 'privateIpAddress')],
  ['AWS::EC2::InternetGateway', 'network', 'Internet gateway'],
  ['AWS::EC2::NatGateway', 'network', 'NAT gateway'],
  ['AWS::EC2::RouteTable', 'network', 'Route table'],
  ['AWS::EC2::EIP', 'network', 'Elastic IP', text('public-address', 'publicIp')],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'network',
    'Load balancer',
    text('scheme', 'scheme'),
    text('load-balancer-type', 'type'),
    text('dns-name', 'dNSName'),
  ],
  ['AWS::CloudFront::Distribution', 'network', 'CloudFront distribution'],
  ['AWS::ApiGateway::RestApi', 'network', 'REST API'],
  ['AWS::ApiGatewayV2::Api', 'network', 'HTTP API', text('protocol', 'protocolType')],
  ['AWS::SQS::Queue', 'integration', 'SQS queue', number('visibility-timeout', 'VisibilityTimeout')],
  ['AWS::SNS::Topic', 'integration', 'SNS topic'],
  ['AWS::StepFunctions::StateMachine', 'integration', 'State machine'],
  ['AWS::KMS::Key', 'access', 'KMS key', text('key-state', 'keyState')],
  ['AWS::SecretsManager::Secret', 'access', 'Secret'],
  ['AWS::IAM::Role', 'access', 'IAM role', text('path', 'path')],
  ['AWS::IAM::Policy', 'access', 'IAM policy'],
  [
    'AWS::CloudFormation::Stack',
    'stack',
    'CloudFormation stack',
    text('status', 'stackStatus'),
    list('capabilities', 'capabilities'),
  ],
];

const people = ['person', 'tags', 'import', 'config', 'cloudformation'];

const root: CiClass = {
  id: rootClass,
  kind: 'ci-class',
  state: 'active',
  version: 1,
  title: 'Configuration item',
  name: 'Configuration item',
  attributes: [
    text('stack'),
    text('logical-id'),
    { ...text('availability-zone'), path: 'availabilityZone' },
    { name: 'designed-availability', label: 'Designed availability in percent', type: 'number' },
  ],
  identify: [['arn'], ['account', 'region', 'resourceType', 'resourceId'], ['attributes.serial-number']],
  sources: ['config', 'cloudformation', 'import', 'person'],
  fieldSources: {
    name: ['config', 'cloudformation', 'person', 'import'],
    service: people,
    owner: people,
    criticality: people,
  },
  staleDays: 60,
};

/** The classes that every desk has; each is at version 1 until somebody changes it. */
export const baseTree: ClassTree = new Map([
  [rootClass, root],
  ...rows.map(([id, parent, name, ...attributes]): [string, CiClass] => [
    id,
    { id, kind: 'ci-class', state: 'active', version: 1, title: name, name, parent, attributes },
  ]),
]);
