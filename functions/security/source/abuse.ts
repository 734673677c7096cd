import * as z from 'zod';
import type { Seen } from '../seen.ts';
import { AwsEvent, aside, lines, moment, names, oneLine, said, several } from './lenient.ts';

/** AWS Health Abuse Event (health userguide, aws-health-events-eventbridge-schema): somebody complains of what an account does. */
const AbuseEvent = AwsEvent.extend({
  detail: z.looseObject({
    eventArn: said,
    eventTypeCode: said,
    statusCode: aside,
    eventRegion: aside,
    startTime: moment,
    lastUpdatedTime: moment,
    affectedAccount: aside,
    eventDescription: several(z.looseObject({ language: aside, latestDescription: said })),
    affectedEntities: several(z.looseObject({ entityValue: said })),
  }),
});

/** One complaint about one account. @throws {z.ZodError} saying what could not be read */
export function fromAbuse(raw: unknown): Seen[] {
  const { detail, account, region, resources, time } = AbuseEvent.parse(raw);
  const owner = detail.affectedAccount ?? account;
  const words = detail.eventDescription.find(({ language }) => language?.startsWith('en'));
  const code = detail.eventTypeCode.replace(/^AWS_ABUSE_/, '').replaceAll('_', ' ');
  const entities = names(
    [...detail.affectedEntities.map(({ entityValue }) => entityValue), ...resources],
    50,
  );
  return [
    {
      key: `${detail.eventArn}#${owner ?? ''}`,
      door: 'health',
      origin: {},
      title: oneLine(`Abuse report: ${code.toLowerCase()}`, 200),
      description: lines((words ?? detail.eventDescription[0])?.latestDescription, 8_000),
      severity: 'high',
      nature: 'abuse',
      state: detail.statusCode === 'closed' ? 'resolved' : 'active',
      at: z.string('has no time').parse(detail.lastUpdatedTime ?? time ?? detail.startTime),
      firstSeenAt: detail.startTime,
      types: names([detail.eventTypeCode], 20),
      account: owner,
      region: detail.eventRegion ?? region,
      resources: entities,
      observables: [],
      cves: [],
    },
  ];
}
