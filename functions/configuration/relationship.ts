import type { Edge } from './relation.ts';

/** A resource as a relationship of AWS Config names it. */
export type Resource = { readonly resourceType: string; readonly resourceId: string };

/** What stands earlier depends on what stands later, whichever of the two says that they are attached or associated. */
const standing = [
  'AWS::CloudFront::Distribution',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::ECS::Service',
  'AWS::StepFunctions::StateMachine',
  'AWS::Lambda::Function',
  'AWS::EC2::Instance',
  'AWS::ECS::Cluster',
  'AWS::EKS::Cluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::ElastiCache::CacheCluster',
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::S3::Bucket',
  'AWS::EFS::FileSystem',
  'AWS::EC2::Volume',
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::EIP',
  'AWS::EC2::NatGateway',
  'AWS::EC2::RouteTable',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::SecretsManager::Secret',
  'AWS::KMS::Key',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
];

export const stackType = 'AWS::CloudFormation::Stack';
const nameOf = ({ resourceType, resourceId }: Resource) => `${resourceType} ${resourceId}`;

/** Which of the two the relation starts from, and of what type it is: the same, whichever of them tells of it. */
export function relationshipOf(
  sayer: Resource,
  other: Resource,
  name: string,
): { readonly type: Edge['type']; readonly forth: boolean } {
  const inside = /^is (a )?(contained in|member of|part of)/i.test(name);
  const outside = /^contains/i.test(name);
  if (other.resourceType === stackType && !outside) return { type: 'member-of', forth: true };
  if (sayer.resourceType === stackType && outside) return { type: 'member-of', forth: false };
  if (inside) return { type: 'contained-in', forth: true };
  if (outside) return { type: 'contained-in', forth: false };
  const [mine, theirs] = [standing.indexOf(sayer.resourceType), standing.indexOf(other.resourceType)];
  if (mine >= 0 && theirs >= 0 && mine !== theirs) return { type: 'depends-on', forth: mine < theirs };
  return { type: 'associated-with', forth: nameOf(sayer) < nameOf(other) };
}

/** Types that belong to an account and to none of its regions. */
const everywhere = /^AWS::(IAM|CloudFront|Route53|Organizations)::/;

/** The region in which a resource is that something in `region` relates to. */
export const regionOf = ({ resourceType }: Resource, region: string): string =>
  everywhere.test(resourceType) ? 'global' : region;
