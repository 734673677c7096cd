import { account, type EventBus, region } from './event-bus.ts';

/** One thing that GuardDuty finds in the demo's account. */
export type Found = {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly severity: number;
  readonly user: string;
  readonly from: string;
};

const entryOf = ({ name, type, title, description, severity, user, from }: Found, at: number) => {
  const time = new Date(at).toISOString();
  const arn = `arn:aws:guardduty:${region}:${account}:detector/demo/finding/${name}`;
  const action = { actionType: 'AWS_API_CALL', awsApiCallAction: { remoteIpDetails: { ipAddressV4: from } } };
  return {
    Source: 'aws.guardduty',
    DetailType: 'GuardDuty Finding',
    Time: new Date(at),
    Detail: JSON.stringify({
      ...{ id: name, arn, accountId: account, region, type, title, description, severity },
      ...{ createdAt: time, updatedAt: time },
      resource: { resourceType: 'AccessKey', accessKeyDetails: { userName: user, accessKeyId: 'AKIADEMO' } },
      service: { serviceName: 'guardduty', detectorId: 'demo', archived: false, action },
    }),
  };
};

/** What GuardDuty puts onto the default bus. @param now the desk's own time, in milliseconds */
export const guardDuty = (bus: EventBus, now: () => number) => ({
  finds: (found: Found) => bus.put(entryOf(found, now())),
});

export type GuardDuty = ReturnType<typeof guardDuty>;
