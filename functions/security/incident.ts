import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { Task } from '../record/task.ts';
import { incidentStates, isOver } from './lifecycle.ts';
import { Observable } from './observable.ts';
import { Risk } from './risk.ts';
import { Run } from './run.ts';
import { rankOf, Severity } from './severity.ts';

export const incidentId = z.string().regex(/^SEC-[1-9]\d{0,11}$/, 'is not an id such as SEC-1042');

export const dismissals = ['false-positive', 'duplicate', 'authorized', 'cleared-by-source'] as const;

/** What was learned: nothing is closed without it. */
export const PostIncidentReview = z
  .object({
    cause: text(20_000),
    impact: text(20_000),
    lessons: text(20_000),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'SecurityReview' });

/** A security incident as it is kept: only those who need to know of it know that it is there. */
export const SecurityIncident = z
  .object({
    ...recordFields,
    id: incidentId,
    kind: z.literal('security-incident'),
    title: line(200),
    description: text(65_536).optional(),
    state: z.enum(incidentStates),
    severity: Severity,
    /** How much the organisation suffers, as people judge it. */
    impact: Level,
    risk: Risk,
    category: line(80).optional(),
    assignee: z.string().optional(),
    requester: z.string(),
    /** It is a part of this one. */
    parent: z.string().optional(),
    /** Who alone may know of it, of those with the role; everybody with the role when it is absent. */
    needToKnow: z.array(z.string()).min(1).max(50).optional(),
    findings: z.array(z.string()).max(50),
    accounts: z.array(z.string()).max(50),
    resources: z.array(z.string()).max(50),
    /** Records of other practices that have to do with it; they do not know. */
    related: z.array(z.string()).max(40).optional(),
    observables: z.array(Observable).max(100),
    tasks: z.array(Task).optional(),
    run: Run.optional(),
    runs: z.int().nonnegative(),
    review: PostIncidentReview.optional(),
    dismissal: z.object({ code: z.enum(dismissals), text: text(4_000).optional() }).optional(),
    /** When each phase was reached last. */
    reached: z.record(z.string(), instant),
    openedAt: instant,
    closedAt: instant.optional(),
  })
  .meta({ id: 'SecurityIncident' });
export type SecurityIncident = z.infer<typeof SecurityIncident>;

/** Fields whose values are people's own words. */
export const incidentWords = [
  'title',
  'description',
  'observables',
  'tasks',
  'review',
  'dismissal',
  'run',
] as const;

/** In the responders' queue until it is closed, worst first, then the one that waits longest. */
export const incidentKeys = (incident: SecurityIncident): IndexKeys => ({
  ...(!isOver(incident) && {
    open: { team: 'security', order: `${rankOf(incident.severity)}#${incident.openedAt}` },
  }),
  person: incident.assignee && `assignee#${incident.assignee}`,
  subject: isOver(incident) ? 'closed' : undefined,
  order: incident.openedAt,
});

/** What every event of a security incident says: what happened, who did it and when. */
export const deed = (type: string, { id }: Pick<Actor, 'id'>, at: string) => ({
  type: `security-incident.${type}`,
  by: id,
  at,
  freeText: incidentWords,
});
