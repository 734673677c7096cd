import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { knownMoment, text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { AskFields, type FieldValues } from '../record/field-values.ts';
import { linkRows } from '../record/link.ts';
import { step } from './course.ts';
import { tell } from './notices.ts';
import { type Problem, problemId } from './problem.ts';
import type { Resolution } from './resolution.ts';
import { cancelOpenTasks } from './tasks.ts';

/** What was done; incidents that wait for it are resolved with these words when it is a fix. */
export const ResolveProblem = z.strictObject({
  code: z.enum(['fix-applied', 'no-longer-occurs']).default('fix-applied'),
  text: text(20_000),
  /** Custom fields that are needed by now. */
  fields: AskFields.optional(),
});

/** Why one lives with it, and until when that is not asked again. */
export const AcceptRisk = z.strictObject({ reason: text(20_000), until: knownMoment });

export const MarkDuplicate = z.strictObject({ of: problemId });

/** Custom fields that are needed to close it can be given along. */
export const CloseProblem = z.strictObject({ fields: AskFields.optional() });

const outcome = (
  code: Resolution['code'],
  by: Actor,
  at: string,
  rest: Pick<Resolution, 'text' | 'duplicateOf'> = {},
) => ({ resolution: { code, ...rest, by: by.id, at } });

/** Its cause is done away with, or it has not come again. */
export const resolve = (
  before: Problem,
  { code, text: words }: Pick<z.infer<typeof ResolveProblem>, 'code' | 'text'>,
  by: Actor,
  at: string,
  fields: FieldValues | undefined = before.fields,
): Decision<Problem> =>
  step(
    before,
    'resolve',
    'resolved',
    { resolvedAt: at, fields, ...outcome(code, by, at, { text: words }) },
    [by, at],
    tell(before, by, 'problem-resolved', 'resolved'),
  );

function demandReview({ major, review }: Problem): void {
  if (major && !review)
    throw new Refusal('incomplete', 'It is a major problem: review it before it is closed.', {
      missing: ['review'],
    });
}

/**
 * Nothing more is to be done to it. Tasks that are still open are left.
 *
 * @throws {Refusal} `incomplete` for a major problem without its review
 */
export function close(
  before: Problem,
  by: Actor,
  at: string,
  fields: FieldValues | undefined = before.fields,
): Decision<Problem> {
  const next = { closedAt: at, fields, ...cancelOpenTasks(before, by, at) };
  const decision = step(before, 'close', 'closed', next, [by, at]);
  demandReview(before);
  return decision;
}

const year = 366 * 86_400_000;

/**
 * One lives with it for a time. When that is over, a clock has it assessed anew.
 *
 * @throws {Refusal} `validation` when that has passed, or is more than a year ahead
 */
export function acceptRisk(
  before: Problem,
  { reason, until }: z.infer<typeof AcceptRisk>,
  by: Actor,
  at: string,
): Decision<Problem> {
  const ends = new Date(until).toISOString();
  if (ends <= at) throw invalid('/until', 'has passed');
  if (Date.parse(ends) - Date.parse(at) > year) throw invalid('/until', 'is more than a year ahead');
  const next = {
    riskUntil: ends,
    closedAt: at,
    clocks: wind(before.clocks, 'risk', ends),
    ...outcome('risk-accepted', by, at, { text: reason }),
    ...cancelOpenTasks(before, by, at),
  };
  const decision = step(before, 'accept-risk', 'risk-accepted', next, [by, at], {
    ...tell(before, by, 'problem-closed', 'its risk is accepted'),
  });
  demandReview(before);
  return decision;
}

/** It is the same as another one, which goes on in its place. @param other that one's id */
export function markDuplicate(before: Problem, other: string, by: Actor, at: string): Decision<Problem> {
  if (other === before.id) throw invalid('/of', 'is the problem itself');
  const next = {
    closedAt: at,
    ...outcome('duplicate', by, at, { duplicateOf: other }),
    ...cancelOpenTasks(before, by, at),
  };
  const decision = step(before, 'mark-duplicate', 'marked-duplicate', next, [by, at]);
  const [here, there] = [before.id, other].map((id) => ({ kind: 'problem', id }));
  const link = { type: 'duplicates' as const, target: other };
  return {
    ...decision,
    claims: linkRows(here as { kind: string; id: string }, link, 'linked', by.id, at, there),
  };
}

/** It is none, or nobody will look into it. */
export const cancel = (before: Problem, reason: string, by: Actor, at: string): Decision<Problem> =>
  step(
    before,
    'cancel',
    'canceled',
    {
      closedAt: at,
      ...outcome('canceled', by, at, { text: reason }),
      ...cancelOpenTasks(before, by, at),
    },
    [by, at],
    tell(before, by, 'problem-closed', 'canceled'),
  );
