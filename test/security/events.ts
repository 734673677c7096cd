const account = '111122223333';
const region = 'eu-central-1';

export type AwsEvent = { source: string; 'detail-type': string; resources: string[]; detail: unknown };

/** The ARN that GuardDuty gives a finding, and by which every door knows it. */
export const findingArn = (name = 'f1'): string =>
  `arn:aws:guardduty:${region}:${account}:detector/d1/finding/${name}`;

type Given = {
  readonly name?: string;
  readonly title?: string;
  readonly at?: string;
  readonly severity?: number;
  readonly archived?: boolean;
};

/** A finding as GuardDuty tells it (4.2). */
export const guardDuty = ({
  name = 'f1',
  title = 'An access key is used from an unusual place',
  at = '2026-11-23T10:55:00Z',
  severity = 8,
  archived = false,
}: Given = {}): AwsEvent => ({
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  resources: [],
  detail: {
    schemaVersion: '2.0',
    accountId: account,
    region,
    partition: 'aws',
    id: name,
    arn: findingArn(name),
    type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller',
    severity,
    title,
    description: 'Somebody used the key of ci-deploy from 198.51.100.7.',
    createdAt: '2026-11-23T10:50:00Z',
    updatedAt: at,
    resource: {
      resourceType: 'AccessKey',
      accessKeyDetails: { userName: 'ci-deploy', accessKeyId: 'AKIAEXAMPLE', principalId: 'AIDAEXAMPLE' },
    },
    service: {
      serviceName: 'guardduty',
      detectorId: 'd1',
      count: 3,
      archived,
      eventFirstSeen: '2026-11-23T10:48:00Z',
      action: {
        actionType: 'AWS_API_CALL',
        awsApiCallAction: { remoteIpDetails: { ipAddressV4: '198.51.100.7' } },
      },
    },
  },
});

type Hub = Given & {
  readonly workflow?: string;
  readonly record?: string;
  readonly button?: string;
  readonly more?: Record<string, unknown>;
  readonly id?: string;
};

/** The same finding as Security Hub tells it (4.3). */
export const asff = ({
  name = 'f1',
  title = 'An access key is used from an unusual place',
  at = '2026-11-23T10:56:00Z',
  workflow = 'NEW',
  record = 'ACTIVE',
  button,
  more,
  id = findingArn(name),
}: Hub = {}): AwsEvent => ({
  source: 'aws.securityhub',
  'detail-type': button ? 'Security Hub Findings - Custom Action' : 'Security Hub Findings - Imported',
  resources: [id],
  detail: {
    ...(button && { actionName: button, actionDescription: 'Hand it over' }),
    findings: [
      {
        SchemaVersion: '2018-10-08',
        Id: id,
        ProductArn: `arn:aws:securityhub:${region}::product/aws/guardduty`,
        GeneratorId: 'aws/guardduty',
        AwsAccountId: account,
        Types: ['TTPs/UnauthorizedAccess:IAMUser-MaliciousIPCaller'],
        CreatedAt: '2026-11-23T10:50:00Z',
        UpdatedAt: at,
        Severity: { Label: 'HIGH', Normalized: '70' },
        Title: title,
        Description: 'Somebody used the key of ci-deploy from 198.51.100.7.',
        Resources: [{ Type: 'AwsIamAccessKey', Id: `AWS::IAM::AccessKey:AKIAEXAMPLE`, Region: region }],
        RecordState: record,
        Workflow: { Status: workflow },
        ...more,
      },
    ],
  },
});

/** The same finding in OCSF (4.4). */
export const ocsf = ({
  name = 'f1',
  title = 'An access key is used from an unusual place',
  at = '2026-11-23T10:57:00Z',
  status = 1,
}: Given & { status?: number } = {}): AwsEvent => ({
  source: 'aws.securityhub',
  'detail-type': 'Findings Imported V2',
  resources: ['1d24e917'],
  detail: {
    findings: [
      {
        activity_id: 2,
        class_uid: 2004,
        class_name: 'Detection Finding',
        cloud: { provider: 'AWS', region, account: { uid: account, type_id: 10 } },
        time: Date.parse(at),
        finding_info: {
          uid: findingArn(name),
          title,
          types: ['UnauthorizedAccess:IAMUser/MaliciousIPCaller'],
          modified_time_dt: at,
        },
        metadata: {
          uid: '1d24e917',
          version: '1.5.0',
          product: { name: 'GuardDuty', uid: `arn:aws:securityhub:${region}::productv2/aws/guardduty` },
        },
        resources: [{ uid: 'AKIAEXAMPLE', type: 'AWS::IAM::AccessKey', region }],
        severity: 'High',
        severity_id: 4,
        status: 'New',
        status_id: status,
      },
    ],
  },
});

/** A package that is out of date, as Inspector tells it through Security Hub. */
export const outdated = (name: string, host: string, more: Record<string, unknown> = {}): AwsEvent =>
  asff({
    id: `arn:aws:inspector2:${region}:${account}:finding/${name}`,
    title: `CVE-2026-${name} - openssl`,
    more: {
      ProductArn: `arn:aws:securityhub:${region}::product/aws/inspector`,
      Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
      Severity: { Label: 'CRITICAL' },
      Resources: [{ Type: 'AwsEc2Instance', Id: `arn:aws:ec2:${region}:${account}:instance/${host}` }],
      Vulnerabilities: [
        {
          Id: `CVE-2026-${name}`,
          VulnerablePackages: [{ Name: 'openssl', Version: '3.0.1', FixedInVersion: '3.0.9' }],
        },
      ],
      ...more,
    },
  });

/** Somebody complains of what an account does (4.5). */
export const abuse = (status = 'open'): AwsEvent => ({
  source: 'aws.health',
  'detail-type': 'AWS Health Abuse Event',
  resources: ['i-0abuse'],
  detail: {
    eventArn: 'arn:aws:health:global::event/ABUSE/AWS_ABUSE_DOS_REPORT/1',
    service: 'ABUSE',
    eventTypeCode: 'AWS_ABUSE_DOS_REPORT',
    eventTypeCategory: 'issue',
    eventScopeCode: 'ACCOUNT_SPECIFIC',
    startTime: 'Mon, 23 Nov 2026 10:00:00 GMT',
    lastUpdatedTime: status === 'open' ? 'Mon, 23 Nov 2026 10:30:00 GMT' : 'Mon, 23 Nov 2026 10:40:00 GMT',
    statusCode: status,
    affectedAccount: account,
    eventDescription: [{ language: 'en_US', latestDescription: 'An instance takes part in an attack.' }],
    affectedEntities: [{ entityValue: 'i-0abuse', status: 'IMPAIRED' }],
  },
});
