import { awsEvent } from './samples.ts';

/** Events of AWS Health in the shape of the Health user guide (aws-health-events-eventbridge-schema), for the tests. */
export const account = '111122223333';
export const region = 'eu-central-1';

export type Entity = {
  readonly value: string;
  readonly status?: string;
  readonly at?: string;
  readonly tags?: object;
};

/** Dates in AWS Health are RFC 1123. */
export const dated = (at: string): string => new Date(at).toUTCString();

/** The ARN of an instance of EC2 as the tests' inventory has it. */
export const instanceArn = (id: string) => `arn:aws:ec2:${region}:${account}:instance/${id}`;

type Ask = {
  readonly name?: string;
  readonly at: string;
  readonly entities?: readonly (Entity | string)[];
  readonly detail?: object;
};

function healthEvent(code: string, category: string, { name = 'one', at, entities = [], detail = {} }: Ask) {
  const service = code.split('_')[1] ?? 'EC2';
  const named = entities.map((one) => (typeof one === 'string' ? { value: one } : one));
  const page = (detail as { page?: string }).page ?? '1';
  return awsEvent({
    source: 'aws.health',
    'detail-type': 'AWS Health Event',
    resources: named.map(({ value }) => value),
    time: at,
    detail: {
      eventArn: `arn:aws:health:${region}::event/${service}/${code}/${code}_${name}`,
      service,
      eventTypeCode: code,
      eventTypeCategory: category,
      eventScopeCode: 'ACCOUNT_SPECIFIC',
      communicationId: `${name}-${at}-1`,
      startTime: dated(at),
      lastUpdatedTime: dated(at),
      statusCode: 'open',
      eventRegion: region,
      eventDescription: [{ language: 'en_US', latestDescription: `What AWS says of ${name}.` }],
      affectedEntities: named.map(({ value, status, at: since, tags = {} }) => ({
        entityValue: value,
        ...(since && { lastUpdatedTime: dated(since) }),
        status: status ?? (category === 'issue' ? 'IMPAIRED' : 'PENDING'),
        tags,
      })),
      affectedAccount: account,
      page,
      totalPages: page,
      backupEvent: 'false',
      personas: ['OPERATIONS'],
      actionability: 'ACTION_REQUIRED',
      ...detail,
    },
  });
}

/** Something of AWS does not work. */
export const issue = (ask: Ask) => healthEvent('AWS_EC2_INSTANCE_CONNECTIVITY_ISSUE', 'issue', ask);

/** AWS will do something to instances. */
export const retirement = (ask: Ask) =>
  healthEvent('AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED', 'scheduledChange', ask);

/** AWS will support something no longer. */
export const lifecycle = (ask: Ask) => healthEvent('AWS_EKS_PLANNED_LIFECYCLE_EVENT', 'scheduledChange', ask);

/** The copy of an event that AWS sends to its second region. */
export const backupOf = (event: ReturnType<typeof issue>) => ({
  ...event,
  region: 'us-west-2',
  detail: { ...event.detail, backupEvent: 'true' },
});
