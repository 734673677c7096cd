import * as z from 'zod';
import { instantOf, lines, maxReason, oneLine, type Severity } from '../signal.ts';
import { AwsEvent, aside, details, type Said, said, several, tagsOf } from './lenient.ts';

const moment = aside.transform((value) => (value === undefined ? undefined : instantOf(value)));

/**
 * AWS Health Event (docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html). Numbers and truth
 * values come as text, dates as RFC 1123; older events have neither status nor pages.
 */
const HealthEvent = AwsEvent.extend({
  detail: z.looseObject({
    eventArn: said,
    service: aside,
    eventTypeCode: said,
    eventTypeCategory: aside,
    eventScopeCode: aside,
    actionability: aside,
    statusCode: aside,
    eventRegion: aside,
    startTime: moment,
    endTime: moment,
    lastUpdatedTime: moment,
    affectedAccount: aside,
    page: aside,
    backupEvent: aside,
    eventMetadata: details,
    eventDescription: several(z.looseObject({ language: aside, latestDescription: said })),
    affectedEntities: several(z.looseObject({ entityValue: said, status: aside })),
  }),
});

type Detail = z.output<typeof HealthEvent>['detail'];

/** How bad it is by what sort of event it is, and by whether somebody has to do something. */
function severityOf({ eventTypeCategory, eventScopeCode, actionability }: Detail): Severity {
  if (actionability === 'INFORMATIONAL') return 'info';
  if (eventTypeCategory === 'issue') return eventScopeCode === 'PUBLIC' ? 'warning' : 'error';
  if (eventTypeCategory === 'investigation' || actionability === 'ACTION_REQUIRED') return 'warning';
  return eventTypeCategory === 'scheduledChange' ? 'warning' : 'info';
}

/**
 * One event of AWS for one account. The copy that AWS sends to a second region says the same at the same moment, so it is
 * the same signal; further pages name more of what is affected.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromHealth(raw: unknown): Said {
  const { detail, account, region, resources, time } = HealthEvent.parse(raw);
  const owner = detail.affectedAccount ?? account;
  const updated = detail.lastUpdatedTime ?? time ?? detail.startTime;
  const severity = severityOf(detail);
  const words = detail.eventDescription.find(({ language }) => language?.startsWith('en'));
  const description = (words ?? detail.eventDescription[0])?.latestDescription;
  const entities = detail.affectedEntities.map(({ entityValue }) => entityValue);
  const page = detail.page ?? '1';
  const closed = detail.statusCode === 'closed';
  const name = detail.eventTypeCode.replaceAll('_', ' ').toLowerCase();
  const signal = {
    fingerprint: `${detail.eventArn}#${owner}`,
    source: 'health' as const,
    alarmName: oneLine(detail.eventTypeCode, 250),
    account: owner,
    region: detail.eventRegion ?? region,
    namespace: detail.service && `AWS/${oneLine(detail.service, 100)}`,
    resource: [...entities, ...resources][0]?.slice(0, 1_000),
    state: closed ? ('cleared' as const) : ('firing' as const),
    at: z.string('has no time').parse(updated),
    reason: oneLine(`AWS: ${name}${closed ? ', closed' : ''}`, maxReason),
    description: description && lines(description, maxReason),
    measures: oneLine([detail.service, detail.eventRegion, ...entities].filter(Boolean).join(' '), 500),
    severity,
    url: `https://health.aws.amazon.com/health/home#/account/event-log?eventID=${encodeURIComponent(detail.eventArn)}`,
    tags: tagsOf({
      ...detail.eventMetadata,
      eventTypeCategory: detail.eventTypeCategory,
      eventScopeCode: detail.eventScopeCode,
      actionability: detail.actionability,
    }),
    ...(page !== '1' && { part: `page${oneLine(page, 10)}` }),
    ...(severity === 'info' && { recordOnly: true }),
  };
  return { signals: [signal] };
}
