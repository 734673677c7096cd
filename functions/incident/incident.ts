import * as z from 'zod';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';

/** How far one alert's firing has joined the incident: `clearedAt` is there once its source said that it is over. */
const JoinedAlert = z.object({ episode: z.int(), joinedAt: instant, clearedAt: instant.optional() });

/** An incident as it is kept. */
export const Incident = z
  .object({
    ...recordFields,
    id: z.string().regex(/^INC-\d+$/),
    kind: z.literal('incident'),
    title: line(200),
    description: text(65_536).optional(),
    state: z.enum(['open', 'acknowledged', 'resolved', 'closed']),
    impact: Level,
    urgency: Level,
    priority: z.int().min(1).max(5),
    service: z.string(),
    team: z.string(),
    assignee: z.string().optional(),
    requester: z.string().optional(),
    source: z.enum(['alarm', 'person']),
    alerts: z.record(z.string(), JoinedAlert).optional(),
    /** Somebody said that it is theirs: the end of the alarm alone does not resolve it any more. */
    takenOver: z.boolean().optional(),
    /** Counts how often it was opened; each run has an escalation of its own. */
    run: z.int().positive(),
    reopenCount: z.int().nonnegative(),
    escalation: z.enum(['paging', 'stopped', 'exhausted']).optional(),
    openedAt: instant,
    acknowledgedAt: instant.optional(),
    acknowledgedBy: z.string().optional(),
    resolvedAt: instant.optional(),
    resolvedBy: z.string().optional(),
    resolution: text(65_536).optional(),
    closedAt: instant.optional(),
  })
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

/** Read a row as: from this state, this step leads to that state. */
export const incidentLifecycle = {
  open: { acknowledge: 'acknowledged', resolve: 'resolved' },
  acknowledged: { resolve: 'resolved' },
  resolved: { reopen: 'open', close: 'closed' },
  closed: {},
} as const satisfies Lifecycle<Incident['state']>;

/** Fields whose values are people's own words, and can be erased from history. */
export const incidentWords = ['title', 'description', 'resolution'] as const;

/** In its team's queue until it is closed, most urgent first, then the one that waits longest. */
export const incidentKeys = (incident: Incident): IndexKeys => ({
  ...(incident.state !== 'closed' && {
    open: { team: incident.team, order: `${incident.priority}#${incident.openedAt}` },
  }),
  person: incident.assignee && `assignee#${incident.assignee}`,
  subject: incident.service,
  order: incident.openedAt,
});
