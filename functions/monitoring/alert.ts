import * as z from 'zod';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { Trail } from './course.ts';
import { Handling } from './handling.ts';
import { severities, sources } from './signal.ts';

/** Why an alert that fires has no incident, or its incident does not page. */
export const Hold = z.object({
  reason: z.enum(['delay', 'threshold', 'maintenance', 'record-only', 'sidelined']),
  since: instant,
  /** When it ends by itself. */
  until: instant.optional(),
  /** The maintenance window that it is in. */
  window: z.string().optional(),
  /** The change that the window is for. */
  change: z.string().optional(),
});
export type Hold = z.infer<typeof Hold>;

/** An alarm as the desk knows it: one record for ever, whatever its source says of it. */
export const Alert = z
  .object({
    ...recordFields,
    id: z.string().regex(/^ALT-\d+$/),
    kind: z.literal('alert'),
    state: z.enum(['firing', 'cleared', 'no-data']),
    fingerprint: z.string(),
    source: z.enum(sources),
    /** The integration whose key it came with. */
    integration: z.string().optional(),
    group: z.string().optional(),
    alarmName: z.string(),
    account: z.string().optional(),
    region: z.string().optional(),
    namespace: z.string().optional(),
    resource: z.string().optional(),
    severity: z.enum(severities).optional(),
    url: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
    triggeredBy: z.array(z.string()).optional(),
    /** The alerts of the alarms that made this composite one fire. */
    children: z.array(z.string()).optional(),
    measures: z.string().optional(),
    reason: z.string(),
    description: z.string().optional(),
    service: z.string(),
    team: z.string(),
    /** Why it belongs to this service. */
    because: z.enum(['alert-rule', 'tag', 'rule', 'integration', 'default']),
    impact: Level,
    urgency: Level,
    priority: z.int(),
    /** Counts its firings; each begins with an alarm after an OK. */
    episode: z.int().nonnegative(),
    /** Signals that said ALARM, each counted once. */
    count: z.int().nonnegative(),
    /** Since when it goes on: it fires, or flaps. */
    firingSince: instant.optional(),
    /** How its rules say to handle it; absent when none said anything. */
    handling: Handling.optional(),
    held: Hold.optional(),
    /** It turns so often that its turns count no more, until it was quiet for long enough. */
    flapping: z.object({ since: instant, until: instant, turns: z.int() }).optional(),
    /** The newest episode that was let through to an incident. */
    raised: z.int().nonnegative().optional(),
    /** Somebody took it over where it comes from. */
    acknowledgedAt: instant.optional(),
    /** What the source said lately, for what counts time; it never leaves the backend. */
    trail: Trail.optional(),
    /** The source's time of the newest ALARM or OK: what is older changes nothing any more. */
    changedAt: instant,
    openedAt: instant,
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

/** True while it fires or flaps. */
export const goesOn = ({ state, flapping }: Pick<Alert, 'state' | 'flapping'>): boolean =>
  state === 'firing' || flapping !== undefined;

/** The newest episode that may have an incident; before holds were known, each one had. */
export const raisedOf = ({ raised, held, episode }: Pick<Alert, 'raised' | 'held' | 'episode'>): number =>
  raised ?? (held ? 0 : episode);

/** In its team's list while it goes on; what a maintenance window holds is found by the window, too. */
export const alertKeys = (alert: Alert): IndexKeys => ({
  ...(goesOn(alert) && {
    open: { team: alert.team, order: `${alert.priority}#${alert.firingSince ?? alert.openedAt}` },
  }),
  person: alert.held?.window && `window#${alert.held.window}`,
  subject: alert.service,
  order: alert.openedAt,
});

/** What conditions of rules and maintenance windows may name. */
export const alertFields = [
  'source',
  'integration',
  'alarmName',
  'account',
  'region',
  'namespace',
  'resource',
  'severity',
  'title',
  'reason',
  'description',
  'service',
  'group',
] as const;

/** What is known of an alert, for conditions and templates. */
export const factsOf = (alert: Omit<Alert, 'version' | 'chain'>): Record<string, unknown> => ({
  ...Object.fromEntries(alertFields.map((name) => [name, alert[name]])),
  tags: alert.tags ?? {},
});
