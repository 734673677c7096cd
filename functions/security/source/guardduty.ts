import * as z from 'zod';
import type { AddObservable } from '../observable.ts';
import type { Seen } from '../seen.ts';
import type { Severity } from '../severity.ts';
import { AwsEvent, amount, aside, lines, moment, names, oneLine, part, said, several } from './lenient.ts';

const Remote = part({ ipAddressV4: aside, ipAddressV6: aside });
const Spoken = part({ remoteIpDetails: Remote });

/** GuardDuty Finding (docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html): the detail is one finding. */
const GuardDutyEvent = AwsEvent.extend({
  detail: z.looseObject({
    id: said,
    arn: said,
    accountId: aside,
    region: aside,
    type: said,
    severity: amount,
    title: aside,
    description: aside,
    createdAt: moment,
    updatedAt: moment,
    resource: part({
      resourceType: aside,
      instanceDetails: part({ instanceId: aside }),
      accessKeyDetails: part({ userName: aside, accessKeyId: aside, principalId: aside }),
      s3BucketDetails: several(z.looseObject({ arn: aside, name: aside })),
      eksClusterDetails: part({ arn: aside }),
      ecsClusterDetails: part({ arn: aside }),
      lambdaDetails: part({ functionArn: aside }),
      rdsDbInstanceDetails: part({ dbInstanceArn: aside }),
    }),
    service: part({
      archived: z.union([z.boolean(), z.stringbool()]).catch(false),
      detectorId: aside,
      eventFirstSeen: moment,
      eventLastSeen: moment,
      action: part({
        awsApiCallAction: Spoken,
        networkConnectionAction: Spoken,
        kubernetesApiCallAction: Spoken,
        rdsLoginAttemptAction: Spoken,
        dnsRequestAction: part({ domain: aside }),
        portProbeAction: part({ portProbeDetails: several(z.looseObject({ remoteIpDetails: Remote })) }),
      }),
    }),
  }),
});
type Detail = z.output<typeof GuardDutyEvent>['detail'];

/** GuardDuty's own bands: critical from 9.0, high from 7.0, medium from 4.0, low from 1.0. */
export const severityOfScore = (score: number | undefined): Severity => {
  if (score === undefined) return 'medium';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : score >= 1 ? 'low' : 'informational';
};

function resourcesOf({ resource, region, accountId }: Detail): string[] {
  const instance = resource?.instanceDetails?.instanceId;
  return names(
    [
      instance && `arn:aws:ec2:${region ?? ''}:${accountId ?? ''}:instance/${instance}`,
      resource?.accessKeyDetails?.userName &&
        `arn:aws:iam::${accountId ?? ''}:user/${resource.accessKeyDetails.userName}`,
      ...(resource?.s3BucketDetails ?? []).map(({ arn, name }) => arn ?? (name && `arn:aws:s3:::${name}`)),
      resource?.eksClusterDetails?.arn,
      resource?.ecsClusterDetails?.arn,
      resource?.lambdaDetails?.functionArn,
      resource?.rdsDbInstanceDetails?.dbInstanceArn,
    ],
    50,
  );
}

function observablesOf({ service, resource }: Detail): AddObservable[] {
  const { action } = service ?? {};
  const spoken = [
    action?.awsApiCallAction,
    action?.networkConnectionAction,
    action?.kubernetesApiCallAction,
    action?.rdsLoginAttemptAction,
    ...(action?.portProbeAction?.portProbeDetails ?? []),
  ];
  const ips = spoken.map((one) => one?.remoteIpDetails?.ipAddressV4 ?? one?.remoteIpDetails?.ipAddressV6);
  const all = [
    ...ips.map((value) => ['ip-address', value] as const),
    ['domain', action?.dnsRequestAction?.domain] as const,
    ['access-key', resource?.accessKeyDetails?.accessKeyId] as const,
    ['principal', resource?.accessKeyDetails?.principalId] as const,
  ];
  return all.flatMap(([type, value]) => {
    const text = oneLine(value, 2_048);
    return text ? [{ type, value: text, verdict: 'unknown' as const }] : [];
  });
}

/** One finding of GuardDuty. @throws {z.ZodError} saying what could not be read */
export function fromGuardDuty(raw: unknown): Seen[] {
  const { detail, account, region, time } = GuardDutyEvent.parse(raw);
  return [
    {
      key: detail.arn,
      door: 'guardduty',
      origin: { detector: detail.service?.detectorId, finding: detail.id },
      title: oneLine(detail.title ?? detail.type, 200) || 'A finding without a name',
      description: lines(detail.description, 8_000),
      severity: severityOfScore(detail.severity),
      nature: 'threat',
      state: detail.service?.archived ? 'archived' : 'active',
      at: z.string('has no time').parse(detail.updatedAt ?? time),
      firstSeenAt: detail.service?.eventFirstSeen ?? detail.createdAt,
      types: names([detail.type], 20),
      account: detail.accountId ?? account,
      region: detail.region ?? region,
      resources: resourcesOf(detail),
      observables: observablesOf(detail),
      cves: [],
    },
  ];
}
