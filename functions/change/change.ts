import * as z from 'zod';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Task } from '../record/task.ts';
import { Outcome } from './closure.ts';
import { HealthWork } from './health-work.ts';
import { changeStates, changeTypes, isOver } from './lifecycle.ts';
import { Risk } from './risk.ts';
import { StagedEdit } from './staged-edit.ts';
import { Unauthorized } from './unauthorized-finding.ts';

/** How it is done, how it is taken back, and how one sees that it worked. */
export const Plans = z
  .object({ implementation: text(20_000), backout: text(20_000), test: text(20_000) })
  .partial()
  .meta({ id: 'ChangePlans' });
export type Plans = z.infer<typeof Plans>;

export const changeId = z.string().regex(/^CHG-[1-9]\d{0,11}$/, 'is not an id such as CHG-1042');
export const ciId = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

/** A change as it is kept. */
export const Change = z
  .object({
    ...recordFields,
    id: changeId,
    kind: z.literal('change'),
    title: line(200),
    description: text(65_536).optional(),
    type: z.enum(changeTypes),
    state: z.enum(changeStates),
    team: z.string(),
    requester: z.string(),
    assignee: z.string().optional(),
    /** Who carries it out: neither they nor the requester may vote on it. */
    implementer: z.string().optional(),
    /** What it is done to. */
    cis: z.array(z.string()),
    services: z.array(z.string()),
    plans: Plans,
    /** Users notice that something is away while it lasts. */
    outage: z.boolean().optional(),
    plannedFrom: instant.optional(),
    plannedTo: instant.optional(),
    actualFrom: instant.optional(),
    actualTo: instant.optional(),
    /** Answers to the questions about its risk, by their names. */
    answers: z.record(z.string(), z.string()),
    risk: Risk,
    /** Counts how often it was put to the vote; votes of an earlier round count no more. */
    round: z.int().nonnegative(),
    /** The template of the catalogue that it follows, in the edition that was published then, and what it has locked. */
    template: z.object({ id: z.string(), edition: z.int(), locked: z.array(z.string()) }).optional(),
    parent: z.string().optional(),
    /** Changes that have to be done before this one may start. */
    dependsOn: z.array(z.string()).optional(),
    tasks: z.array(Task).optional(),
    edits: z.array(StagedEdit).optional(),
    outcome: Outcome.optional(),
    /** It was found, and not asked for: what is different, and what people made of it. */
    unauthorized: Unauthorized.optional(),
    /** AWS asked for it: what it says, and until when. */
    awsHealth: HealthWork.optional(),
    watchers: z.array(z.string()).max(100).optional(),
    openedAt: instant,
    submittedAt: instant.optional(),
    closedAt: instant.optional(),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

/** Fields whose values are people's own words, and can be erased from history. */
export const changeWords = ['title', 'description', 'plans', 'tasks', 'outcome', 'awsHealth'] as const;

/** Sorts queues and what concerns a service or an item: by when it begins; what has no time yet comes last. */
export function orderOf({ plannedFrom, actualFrom, openedAt }: Change): string {
  const [first] = [plannedFrom, actualFrom].filter((at) => at !== undefined).sort();
  return first ?? `~${openedAt}`;
}

/** In its team's queue until it is over. */
export const changeKeys = (change: Change): IndexKeys => ({
  ...(!isOver(change) && { open: { team: change.team, order: orderOf(change) } }),
  person: change.assignee && `assignee#${change.assignee}`,
  order: change.openedAt,
});

/** What every event of a change says: what happened, who did it and when. */
export const deed = (type: string, { id }: { readonly id: string }, at: string) => ({
  type: `change.${type}`,
  by: id,
  at,
  freeText: changeWords,
});
