import { account, type EventBus, region } from './event-bus.ts';

/** A resource of the demo's company. */
export type Resource = {
  readonly type: string;
  readonly id: string;
  /** The service of its ARN, and how the ARN ends. */
  readonly arn: string;
  readonly name: string;
  readonly service?: string;
  readonly owner?: string;
  readonly configuration?: object;
};

const everywhere = ['cloudfront', 's3'];

/** The whole ARN of a resource of the demo: `rds:cluster:shop-db`. */
export function arnOf(short: string): string {
  const [service = '', ...rest] = short.split(':');
  const place = everywhere.includes(service) ? '' : region;
  const whose = service === 's3' || service === 'apigateway' ? '' : account;
  return ['arn', 'aws', service, place, whose, ...rest].join(':');
}

/** What AWS Config says of a resource and of what it is attached to, at a moment. */
function entryOf(resource: Resource, near: readonly Resource[], at: number) {
  const { type, id, name, service, owner, configuration = {} } = resource;
  const arn = arnOf(resource.arn);
  const configurationItem = {
    ARN: arn,
    awsAccountId: account,
    awsRegion: arn.split(':')[2] === 'cloudfront' ? 'global' : region,
    resourceType: type,
    resourceId: id,
    resourceName: name,
    configurationItemStatus: 'OK',
    configurationItemCaptureTime: new Date(at).toISOString(),
    configurationStateId: at,
    tags: { ...(service && { 'itsm:service': service }), ...(owner && { 'itsm:owner': owner }) },
    relationships: near.map((other) => ({
      resourceType: other.type,
      resourceId: other.id,
      name: other.type === 'AWS::EC2::VPC' ? 'Is contained in Vpc' : 'Is attached to',
    })),
    configuration,
  };
  const messageType = 'ConfigurationItemChangeNotification';
  return {
    Source: 'aws.config',
    DetailType: 'Config Configuration Item Change',
    Resources: [arn],
    Time: new Date(at),
    Detail: JSON.stringify({
      recordVersion: '1.3',
      messageType,
      configurationItemDiff: null,
      configurationItem,
    }),
  };
}

/** What AWS Config puts onto the default bus. @param now the desk's own time, in milliseconds */
export const awsConfig = (bus: EventBus, now: () => number) => ({
  says: (resource: Resource, near: readonly Resource[] = []) => bus.put(entryOf(resource, near, now())),
});

export type AwsConfig = ReturnType<typeof awsConfig>;
