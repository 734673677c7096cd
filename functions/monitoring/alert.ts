import * as z from 'zod';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { severities, sources } from './signal.ts';

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
    resource: z.string().optional(),
    severity: z.enum(severities).optional(),
    url: z.string().optional(),
    triggeredBy: z.array(z.string()).optional(),
    measures: z.string().optional(),
    reason: z.string(),
    description: z.string().optional(),
    service: z.string(),
    team: z.string(),
    /** Why it belongs to this service. */
    because: z.enum(['tag', 'rule', 'default']),
    impact: Level,
    urgency: Level,
    priority: z.int(),
    /** Counts its firings; each begins with an alarm after an OK. */
    episode: z.int().nonnegative(),
    /** Signals that said ALARM, each counted once. */
    count: z.int().nonnegative(),
    firingSince: instant.optional(),
    /** The source's time of the newest ALARM or OK: what is older changes nothing any more. */
    changedAt: instant,
    openedAt: instant,
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

/** In its team's list while it fires. */
export const alertKeys = (alert: Alert): IndexKeys => ({
  ...(alert.state === 'firing' && {
    open: { team: alert.team, order: `${alert.priority}#${alert.firingSince ?? alert.openedAt}` },
  }),
  subject: alert.service,
  order: alert.openedAt,
});
