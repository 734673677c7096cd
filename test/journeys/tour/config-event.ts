const where = { account: '123456789012', region: 'us-east-1' };

/** AWS Config's word on an instance of EC2 that has become of another type, as EventBridge delivers it. */
export function configEvent(resourceId: string, instanceType: string, at: string, order: number) {
  const ARN = `arn:aws:ec2:${where.region}:${where.account}:instance/${resourceId}`;
  const change = { previousValue: 'm5.large', updatedValue: instanceType, changeType: 'UPDATE' };
  const changedProperties = order > 1 ? { 'Configuration.InstanceType': change } : {};
  return {
    source: 'aws.config',
    'detail-type': 'Config Configuration Item Change',
    resources: [ARN],
    detail: {
      recordVersion: '1.3',
      messageType: 'ConfigurationItemChangeNotification',
      notificationCreationTime: at,
      configurationItemDiff: { changeType: order > 1 ? 'UPDATE' : 'CREATE', changedProperties },
      configurationItem: {
        ARN,
        awsAccountId: where.account,
        awsRegion: where.region,
        resourceType: 'AWS::EC2::Instance',
        resourceId,
        resourceName: resourceId,
        configurationItemStatus: order > 1 ? 'OK' : 'ResourceDiscovered',
        configurationItemCaptureTime: at,
        configurationItemVersion: '1.3',
        configurationStateId: Date.parse(at) + order,
        tags: {},
        relationships: [],
        configuration: { instanceType },
      },
    },
  };
}
