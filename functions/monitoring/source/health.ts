import * as z from 'zod';
import { entityArn } from '../entity-arn.ts';
import type { HealthEntity, HealthNote } from '../health-note.ts';
import { instantOf, lines, maxReason, oneLine, type Severity } from '../signal.ts';
import { AwsEvent, aside, details, fitting, type Said, said, several, tagsOf } from './lenient.ts';

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
    communicationId: aside,
    page: aside,
    totalPages: aside,
    backupEvent: aside,
    eventMetadata: details,
    eventDescription: several(z.looseObject({ language: aside, latestDescription: said })),
    affectedEntities: several(
      z.looseObject({ entityValue: said, status: aside, lastUpdatedTime: moment, tags: details }),
    ),
  }),
});

type Event = z.output<typeof HealthEvent>;
type Detail = Event['detail'];

/** How bad it is by what sort of event it is, and by whether somebody has to do something. */
function severityOf({ eventTypeCategory, eventScopeCode, actionability }: Detail): Severity {
  if (actionability === 'INFORMATIONAL') return 'info';
  if (eventTypeCategory === 'issue') return eventScopeCode === 'PUBLIC' ? 'warning' : 'error';
  return eventTypeCategory === 'investigation' || actionability === 'ACTION_REQUIRED' ? 'warning' : 'info';
}

/** What work comes of it: an incident, a change, or nothing but what a signal makes. */
function categoryOf({ eventTypeCategory, eventTypeCode }: Detail): HealthNote['category'] | undefined {
  if (eventTypeCategory === 'scheduledChange' || /_PLANNED_LIFECYCLE_EVENT$/.test(eventTypeCode))
    return 'scheduled-change';
  return eventTypeCategory === 'issue' ? 'issue' : undefined;
}

/** What stands where AWS names no resource. */
const nameless = ['', 'UNKNOWN', 'AWS_ACCOUNT', 'N/A'];

function entitiesOf({ detail, account, region, resources }: Event, at: string): HealthEntity[] {
  const where = {
    service: detail.service,
    account: detail.affectedAccount ?? account,
    region: detail.eventRegion ?? region,
  };
  // Older events name what is affected beside the detail alone.
  const named = detail.affectedEntities.length
    ? detail.affectedEntities
    : resources.map((entityValue) => ({
        entityValue,
        status: undefined,
        lastUpdatedTime: undefined,
        tags: undefined,
      }));
  return named
    .map(({ entityValue, ...rest }) => ({ ...rest, value: oneLine(entityValue, 300) }))
    .filter(({ value }) => !nameless.includes(value))
    .map(({ value, status = 'UNKNOWN', lastUpdatedTime = at, tags }) => {
      const { 'itsm:ci': ci = '', 'itsm:service': service = '' } = tagsOf(tags);
      const arn = entityArn(value, where);
      return {
        value,
        status: oneLine(status.toUpperCase(), 40),
        at: lastUpdatedTime,
        ...(arn && { arn }),
        ...(/^CI-[1-9]\d{0,11}$/.test(ci) && { ci }),
        ...(service && { service }),
      };
    });
}

const count = (value: string | undefined): number => Math.max(1, Math.trunc(Number(value)) || 1);

const states = ['open', 'upcoming', 'closed'] as const;

/**
 * What AWS says of one event in one account at a moment. The copy that it sends to a second region says the same, and so does
 * whatever comes twice.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromHealth(raw: unknown): Said {
  const event = HealthEvent.parse(raw);
  const { detail, account, region, resources, time } = event;
  const owner = detail.affectedAccount ?? account;
  const at = z.string('has no time').parse(detail.lastUpdatedTime ?? time ?? detail.startTime);
  const category = categoryOf(detail);
  const severity = severityOf(detail);
  const words = detail.eventDescription.find(({ language }) => language?.startsWith('en'));
  const description = (words ?? detail.eventDescription[0])?.latestDescription;
  const page = detail.page ?? '1';
  const closed = detail.statusCode === 'closed';
  const key = `${detail.eventArn}#${owner}`;
  const url = `https://health.aws.amazon.com/health/home#/account/event-log?eventID=${encodeURIComponent(fitting(detail.eventArn))}`;
  const entities = entitiesOf(event, at);
  const where = { account: owner, region: detail.eventRegion ?? region };
  const health: HealthNote | undefined = category && {
    ...{ key, category, at, url, entities, ...where },
    state: states.find((state) => state === detail.statusCode) ?? 'open',
    code: oneLine(detail.eventTypeCode, 250),
    awsService: detail.service && oneLine(detail.service, 100),
    startsAt: detail.startTime,
    endsAt: detail.endTime,
    text: description && lines(description, 8_000),
    ...(detail.communicationId && {
      page: {
        communication: oneLine(detail.communicationId, 200),
        number: count(page),
        total: count(detail.totalPages),
      },
    }),
  };
  if (health?.category === 'scheduled-change') return { health };
  const name = detail.eventTypeCode.replaceAll('_', ' ').toLowerCase();
  const named = entities.map(({ value }) => value);
  const signal = {
    fingerprint: key,
    source: 'health' as const,
    alarmName: oneLine(detail.eventTypeCode, 250),
    ...where,
    namespace: detail.service && `AWS/${oneLine(detail.service, 100)}`,
    resource: [...named, ...resources][0]?.slice(0, 1_000),
    state: closed ? ('cleared' as const) : ('firing' as const),
    at,
    reason: oneLine(`AWS: ${name}${closed ? ', closed' : ''}`, maxReason),
    description: description && lines(description, maxReason),
    measures: oneLine([detail.service, detail.eventRegion, ...named].filter(Boolean).join(' '), 500),
    severity,
    url,
    tags: tagsOf({
      ...detail.eventMetadata,
      eventTypeCategory: detail.eventTypeCategory,
      eventScopeCode: detail.eventScopeCode,
      actionability: detail.actionability,
    }),
    ...(page !== '1' && { part: `page${oneLine(page, 10)}` }),
    ...(severity === 'info' && { recordOnly: true }),
  };
  if (!health) return { signals: [signal] };
  // What is over began once: heard of first, or alone, it is still one incident, which is over.
  const began = detail.startTime !== undefined && detail.startTime < at ? detail.startTime : undefined;
  const beginning = closed && began && { ...signal, state: 'firing' as const, at: began, part: 'began' };
  return { signals: [...(beginning ? [beginning] : []), signal], health };
}
