import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Check, type Claim, type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { inOrder, type Occurrence, type Standing } from './recurrence.ts';
import { subjectKinds } from './recurrence-rule.ts';

const Subject = z.object({ kind: z.enum(subjectKinds), id: z.string().max(2_048), name: z.string() });
export type Subject = z.infer<typeof Subject>;

/** As many occurrences as a candidate shows, and as a problem is opened with. */
export const mostEvidence = 40;

/** What recurred, and may have a cause of its own. */
export const ProblemCandidate = z
  .object({
    ...recordFields,
    id: z.string().regex(/^PBC-\d+$/),
    kind: z.literal('problem-candidate'),
    state: z.enum(['open', 'accepted', 'dismissed']),
    rule: z.string(),
    subject: Subject,
    team: z.string(),
    service: z.string().optional(),
    /** What recurred, oldest first. */
    evidence: z.array(z.object({ id: z.string(), at: instant })).max(mostEvidence),
    openedAt: instant,
    settledAt: instant.optional(),
    settledBy: z.string().optional(),
    /** What it became. */
    problem: z.string().optional(),
    /** Why it is none, and until when that is not asked again. */
    reason: z.string().optional(),
    quietUntil: instant.optional(),
  })
  .meta({ id: 'ProblemCandidate' });
export type ProblemCandidate = z.infer<typeof ProblemCandidate>;

/** Why it is no problem, and for how many days the same subject is not brought up again. */
export const DismissCandidate = z.strictObject({
  reason: text(2_000),
  quietDays: z.int().min(1).max(365).default(30),
});

/** Those that wait for a judgement first; the others by when they were found. */
export const candidateKeys = ({ state, team, openedAt }: ProblemCandidate): IndexKeys => ({
  ...(state === 'open' && { open: { team, order: openedAt } }),
  subject: 'all',
  order: openedAt,
});

/** The row that names the last candidate of a subject: two functions that see the same do not raise it twice. */
export const standingRow = ({ kind, id }: Pick<Subject, 'kind' | 'id'>) => ({
  pk: `recurring#${kind}#${id.slice(0, 1_500)}`,
  sk: 'candidate',
});

/** The row by which a candidate is either accepted or dismissed. */
export const settledRow = (id: string): Claim => ({ pk: `problem-candidate#${id}`, sk: 'settled' });

/** A condition that nobody has judged a candidate yet. */
export const stillOpen = (id: string): Check => ({
  ...{ table: 'problem', pk: `problem-candidate#${id}`, sk: 'record', field: 'state', among: ['open'] },
});

/** What its subject says of the next one. @param problemOver when the problem that it became was over; undefined before */
export function standingOf(
  candidate: ProblemCandidate | undefined,
  problemOver: string | undefined,
): Standing | undefined {
  if (!candidate) return undefined;
  const { state, openedAt, settledAt = openedAt, quietUntil = settledAt } = candidate;
  // As long as a problem is worked on, what recurs is no news.
  const worked = state === 'accepted' ? (problemOver ?? '9999-12-31T00:00:00.000Z') : quietUntil;
  return { state, until: worked > settledAt ? worked : settledAt };
}

type Found = Pick<ProblemCandidate, 'rule' | 'subject' | 'team' | 'service'> & {
  readonly days: number;
  readonly occurrences: readonly Occurrence[];
};

const evidenceOf = (occurrences: readonly Occurrence[]) =>
  inOrder(occurrences)
    .slice(0, mostEvidence)
    .map(({ id, at }) => ({ id, at }));

const titleOf = ({ subject, occurrences, days }: Found): string => {
  const what = subject.kind === 'source' ? 'times too loud' : 'incidents';
  return `${subject.name}: ${occurrences.length} ${what} in ${days} days`.slice(0, 200);
};

/** Raises a candidate. @param former the last one of the same subject */
export function raiseCandidate(
  found: Found,
  id: string,
  former: string | undefined,
  by: Actor,
  at: string,
): Decision<ProblemCandidate> {
  const { days: _, occurrences, ...rest } = found;
  const candidate = {
    ...rest,
    id,
    kind: 'problem-candidate' as const,
    state: 'open' as const,
    title: titleOf(found),
    evidence: evidenceOf(occurrences),
    openedAt: at,
  };
  const notices = [
    {
      to: [`team:${found.team}`],
      topic: 'problem-candidate',
      title: `It recurs: ${candidate.title}`,
      path: `/problem-candidates/${id}`,
    },
  ];
  const event = { type: 'problem-candidate.raised', by: by.id, at, notices };
  const standing = { ...standingRow(found.subject), values: { holder: id } };
  const claims = [{ ...standing, ...(former !== undefined && { heldBy: former }) }];
  return { ...decide<ProblemCandidate>(undefined, candidate, event), claims };
}

/** What recurred since joins it. Undefined when it shows that already, or as much as it can. */
export function joinCandidate(
  before: ProblemCandidate,
  occurrences: readonly Occurrence[],
  days: number,
  by: Actor,
  at: string,
): Decision<ProblemCandidate> | undefined {
  if (before.state !== 'open' || before.evidence.length >= mostEvidence) return undefined;
  const evidence = evidenceOf([...before.evidence, ...occurrences]);
  if (evidence.length === before.evidence.length) return undefined;
  const title = titleOf({ ...before, occurrences: evidence, days });
  const event = { type: 'problem-candidate.joined', by: by.id, at };
  return decide<ProblemCandidate>(before, { ...before, title, evidence }, event);
}

const demandOpen = ({ state, id, problem }: ProblemCandidate): void => {
  if (state === 'open') return;
  const became = problem ? ` It became ${problem}.` : '';
  throw new Refusal('illegal-transition', `${id} is ${state}.${became}`, { problem });
};

/** It is no problem: the same subject is not brought up again for a while. @throws {Refusal} `illegal-transition` */
export function dismissCandidate(
  before: ProblemCandidate,
  { reason, quietDays }: z.infer<typeof DismissCandidate>,
  by: Actor,
  at: string,
): Decision<ProblemCandidate> {
  demandOpen(before);
  const quietUntil = new Date(Date.parse(at) + quietDays * 86_400_000).toISOString();
  const next = {
    ...before,
    state: 'dismissed' as const,
    reason,
    quietUntil,
    settledAt: at,
    settledBy: by.id,
  };
  const event = { type: 'problem-candidate.dismissed', by: by.id, at, freeText: ['reason'] };
  return { ...decide<ProblemCandidate>(before, next, event), claims: [settledRow(before.id)] };
}

/** It became a problem. Undefined when it says so already. */
export function acceptCandidate(
  before: ProblemCandidate,
  problem: string,
  by: string,
  at: string,
): Decision<ProblemCandidate> | undefined {
  if (before.state !== 'open') return undefined;
  const next = { ...before, state: 'accepted' as const, problem, settledAt: at, settledBy: by };
  return decide<ProblemCandidate>(before, next, { type: 'problem-candidate.accepted', by, at });
}

/** Refuses what was judged already. @throws {Refusal} `illegal-transition` */
export const demandUnsettled = demandOpen;
