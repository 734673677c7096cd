import * as z from 'zod';
import { instantOf, lines, maxReason, oneLine, type Severity, type Signal } from '../signal.ts';
import { AwsEvent, aside, instantAfter, type Said, said, several } from './lenient.ts';

/** RDS DB Instance Event and its cluster sibling (docs.aws.amazon.com/AmazonRDS, USER_Events.Messages). */
const DatabaseEvent = AwsEvent.extend({
  detail: z.looseObject({
    EventID: aside,
    EventCategories: several(said),
    SourceArn: aside,
    SourceIdentifier: aside,
    Date: aside,
    Message: aside,
  }),
});

/** What can be wrong with a database, each an alert of its own. */
const troubles = ['failure', 'failover', 'storage', 'availability', 'replication'] as const;
type Trouble = (typeof troubles)[number];
type Verdict = {
  readonly trouble: Trouble;
  readonly state: 'firing' | 'cleared';
  readonly severity?: Severity;
};

const done = /\b(complete[ds]?|finished|recovered|resumed|restored)\b/i;
const stopped = /\b(shut ?down|stopp(ed|ing)|unavailable|error)\b/i;
const back = /\b(restart(ed)?|started|available|activat(ed|ion complete))\b/i;

/** What the event's categories and words say is wrong, or right again; nothing for what is mere housekeeping. */
function verdicts(categories: readonly string[], message: string): Verdict[] {
  const has = (name: string) => categories.includes(name);
  const all = (state: Verdict['state'], ...which: Trouble[]) => which.map((trouble) => ({ trouble, state }));
  if (has('low storage')) return [{ trouble: 'storage', state: 'firing', severity: 'error' }];
  if (has('failure')) return [{ trouble: 'failure', state: 'firing', severity: 'critical' }];
  if (has('failover'))
    return done.test(message)
      ? all('cleared', 'failover', 'failure', 'availability')
      : [{ trouble: 'failover', state: 'firing', severity: 'warning' }];
  if (has('recovery')) return done.test(message) ? all('cleared', 'failure', 'failover', 'availability') : [];
  if (has('availability')) {
    if (stopped.test(message)) return [{ trouble: 'availability', state: 'firing', severity: 'info' }];
    return back.test(message) ? all('cleared', 'availability', 'failure') : [];
  }
  if (has('read replica')) {
    if (done.test(message)) return all('cleared', 'replication');
    return stopped.test(message) ? [{ trouble: 'replication', state: 'firing', severity: 'error' }] : [];
  }
  const grown = has('configuration change') && /allocated storage/i.test(message) && done.test(message);
  return grown ? all('cleared', 'storage') : [];
}

/**
 * What a database says of itself, one alert for each sort of trouble. A shutdown is only recorded: most are wanted.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromDatabase(raw: unknown): Said {
  const { detail, account, region, resources, time } = DatabaseEvent.parse(raw);
  const about = detail.SourceArn ?? resources[0] ?? detail.SourceIdentifier;
  const resource = z.string('names no database').parse(about);
  const message = detail.Message ?? '';
  const found = verdicts(
    detail.EventCategories.map((each) => each.toLowerCase()),
    message,
  );
  if (!found.length)
    return { ignored: `${detail.EventID ?? 'The event'} is nothing that somebody has to know.` };
  const at = (detail.Date && instantOf(detail.Date)) ?? instantAfter(time);
  const name = detail.SourceIdentifier ?? resource.split(':').at(-1) ?? 'database';
  const signals = found.map(
    ({ trouble, state, severity }): Signal => ({
      fingerprint: `${resource.slice(0, 1_400)}#${trouble}`,
      source: 'rds',
      alarmName: oneLine(`${name}-${trouble}`, 250),
      account,
      region,
      namespace: 'AWS/RDS',
      resource: resource.slice(0, 1_000),
      state,
      at,
      reason: lines(message, maxReason) || `${detail.EventID ?? trouble}`,
      measures: oneLine(`Database ${name}`, 500),
      severity,
      tags: {
        DBInstanceIdentifier: oneLine(name, 256),
        ...(detail.EventID && { EventID: oneLine(detail.EventID, 100) }),
      },
      ...(state === 'cleared' && { ifKnown: true }),
      ...(severity === 'info' && { recordOnly: true }),
    }),
  );
  return { signals };
}
