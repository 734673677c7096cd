import * as z from 'zod';
import { maxReason, oneLine, type Severity } from '../signal.ts';
import { AwsEvent, aside, details, instantAfter, type Said, said, tagsOf } from './lenient.ts';

/** Trusted Advisor Check Item Refresh Notification, best effort; names may end in a space. */
const CheckItem = AwsEvent.extend({
  detail: z.looseObject({
    'check-name': said.transform((name) => name.trim()),
    status: said,
    resource_id: aside,
    uuid: aside,
    'check-item-detail': details,
  }),
});

const severities: Readonly<Record<string, Severity>> = { ERROR: 'error', WARN: 'warning' };

/** One check of one resource. @throws {z.ZodError} saying what could not be read */
export function fromTrustedAdvisor(raw: unknown): Said {
  const { detail, account, region, time } = CheckItem.parse(raw);
  const status = detail.status.trim().toUpperCase();
  const severity = severities[status];
  if (!severity && status !== 'OK')
    return { ignored: `A check that says ${oneLine(status, 40)} needs nobody.` };
  const check = detail['check-name'];
  const where = detail['check-item-detail'] ?? {};
  const resource = detail.resource_id ?? '';
  const signal = {
    fingerprint: `trusted-advisor:${account}:${check}:${resource}`.slice(0, 1_500),
    source: 'trusted-advisor' as const,
    alarmName: oneLine(check, 250),
    account,
    region: typeof where.Region === 'string' ? oneLine(where.Region, 60) : region,
    namespace: 'AWS/TrustedAdvisor',
    resource: resource ? resource.slice(0, 1_000) : undefined,
    state: severity ? ('firing' as const) : ('cleared' as const),
    at: instantAfter(time),
    reason: oneLine(`${check}: ${status}`, maxReason),
    measures: oneLine(resource, 500) || undefined,
    severity,
    tags: tagsOf(where),
    ...(!severity && { ifKnown: true }),
  };
  return { signals: [signal] };
}
