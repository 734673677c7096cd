import * as z from 'zod';
import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { Asked } from '../record/asked.ts';
import { instant, recordFields } from '../record/base.ts';
import { FieldValues } from '../record/field-values.ts';
import { Gathering, Muted, ResolveOn } from '../record/gathering.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { AwsHealth } from './affected-resource.ts';
import { Major } from './major.ts';

/** How far one alert's firing has joined the incident: `clearedAt` is there once its source said that it is over. */
const JoinedAlert = z.object({ episode: z.int(), joinedAt: instant, clearedAt: instant.optional() });

export const holdReasons = ['requester', 'change', 'problem', 'vendor'] as const;

/** What it waits for, and where it stood before. */
export const Hold = z
  .object({
    reason: z.enum(holdReasons),
    since: instant,
    by: z.string(),
    /** A clock ends the hold then. */
    until: instant.optional(),
    from: z.enum(['open', 'acknowledged']),
    /** It is on hold because its parent is. */
    parent: z.string().optional(),
  })
  .meta({ id: 'Hold' });
export type Hold = z.infer<typeof Hold>;

/** What it is about beside its service, and which part of the alarm says so. */
export const BoundItem = z
  .object({
    id: z.string().max(2048),
    because: z.enum(['resource', 'dimension', 'tag', 'person']),
  })
  .meta({ id: 'BoundItem' });

/**
 * At which version something changed that relatives have to follow, whether what it had resolved opens again with it, and up
 * to which of its children that was told.
 */
const Family = z.object({
  version: z.int(),
  reopens: z.boolean().optional(),
  after: z.string().optional(),
});

const Override = z.object({ priority: z.int().min(1).max(5), by: z.string(), at: instant });

/** An incident as it is kept. */
export const Incident = z
  .object({
    ...recordFields,
    id: z.string().regex(/^INC-\d+$/),
    kind: z.literal('incident'),
    title: line(200),
    description: text(65_536).optional(),
    state: z.enum(['open', 'acknowledged', 'on-hold', 'resolved', 'closed']),
    impact: Level,
    urgency: Level,
    priority: z.int().min(1).max(5),
    /** Set by a manager; while it is there, impact and urgency do not move the priority. */
    override: Override.optional(),
    service: z.string(),
    /** Why it is about this service. */
    because: z.enum(['alert-rule', 'tag', 'rule', 'integration', 'item', 'default', 'person']).optional(),
    /** How critical that service was when the incident became about it. */
    criticality: Level.optional(),
    ci: BoundItem.optional(),
    /** Resources that events of AWS Health say are affected. */
    awsHealth: AwsHealth.optional(),
    team: z.string(),
    assignee: z.string().optional(),
    requester: z.string().optional(),
    category: z.string().optional(),
    /** Values of the fields that administrators defined, by name. */
    fields: FieldValues.optional(),
    watchers: z.array(z.string()).max(100).optional(),
    source: z.enum(['alarm', 'person']),
    /** What it came of, where somebody asked from outside, and what of theirs came in last. */
    asked: Asked.optional(),
    lastAsked: Asked.optional(),
    alerts: z.record(z.string(), JoinedAlert).optional(),
    /** The metric that runs out, where it was opened for that. */
    capacity: z.string().optional(),
    gathers: Gathering.optional(),
    resolveOn: ResolveOn.optional(),
    muted: Muted.optional(),
    /** Somebody said that it is theirs: the end of the alarm alone does not resolve it any more. */
    takenOver: z.boolean().optional(),
    /** Counts how often it was opened; each run has an escalation of its own. */
    run: z.int().positive(),
    reopenCount: z.int().nonnegative(),
    lastReopenedAt: instant.optional(),
    lastReopenedBy: z.string().optional(),
    hold: Hold.optional(),
    parent: z.string().optional(),
    /** How many children it has, to the number up to fifty and to a tenth above; its family row has them all. */
    children: z.int().nonnegative().optional(),
    family: Family.optional(),
    /** The version of its parent's last change that it has followed. */
    followed: z.int().optional(),
    /** It was resolved because this parent was. */
    resolvedWith: z.string().optional(),
    /** How one gets by until the problem behind it is solved, by the problem: in which edition, and what its requester was told. */
    workarounds: z
      .record(
        z.string(),
        z.object({
          edition: z.int(),
          text: z.string(),
          at: instant,
          /** The run that was paged for no more. */
          run: z.int(),
          told: z.string().optional(),
        }),
      )
      .optional(),
    /** It is the same as that one, which goes on in its place. */
    mergedInto: z.string().optional(),
    mergedBy: z.string().optional(),
    mergedAt: instant.optional(),
    mergedFrom: z.enum(['open', 'acknowledged', 'on-hold']).optional(),
    /** Incidents that were merged into it, each with the alerts that it brought along. */
    absorbed: z.record(z.string(), z.array(z.string())).optional(),
    escalation: z.enum(['paging', 'stopped', 'exhausted']).optional(),
    major: Major.optional(),
    /** How far its review is. */
    review: z.object({ id: z.string(), state: z.enum(['open', 'done']) }).optional(),
    /** The version at which its review was asked for. */
    reviewing: z.object({ version: z.int() }).optional(),
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

/** Read a row as: from this state, this step leads to that state. What is resumed goes back to where it was held. */
export const incidentLifecycle = {
  open: { acknowledge: 'acknowledged', hold: 'on-hold', resolve: 'resolved', merge: 'closed' },
  acknowledged: { hold: 'on-hold', resolve: 'resolved', merge: 'closed' },
  'on-hold': { resume: 'acknowledged', resolve: 'resolved', merge: 'closed' },
  resolved: { reopen: 'open', close: 'closed', 'follow-up': 'resolved' },
  closed: { unmerge: 'acknowledged', 'follow-up': 'closed' },
} as const satisfies Lifecycle<Incident['state']>;

/** People still work on it, or ought to. */
export const isWorking = ({ state }: Pick<Incident, 'state'>): boolean =>
  state === 'open' || state === 'acknowledged' || state === 'on-hold';

/** What can be done to this one now: the lifecycle's steps, without those that ask for more than a state. */
export function stepsOf(incident: Incident): string[] {
  const merged = incident.mergedInto !== undefined;
  const not = [merged ? 'follow-up' : 'unmerge', ...(incident.children ? ['merge'] : [])];
  return stepsFrom(incidentLifecycle, incident.state).filter((step) => !not.includes(step));
}

/** Fields whose values are people's own words, and can be erased from history. */
export const incidentWords = ['title', 'description', 'resolution', 'fields', 'workarounds'] as const;

/** In its team's queue until it is closed, most urgent first, then the one that waits longest. */
export const incidentKeys = (incident: Incident): IndexKeys => ({
  ...(incident.state !== 'closed' && {
    open: { team: incident.team, order: `${incident.priority}#${incident.openedAt}` },
  }),
  person: incident.assignee && `assignee#${incident.assignee}`,
  subject: incident.service,
  order: incident.openedAt,
});
