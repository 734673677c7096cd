import * as z from 'zod';
import type { Notice } from '../record/notice.ts';
import type { Terms } from './agreement.ts';
import type { LevelClock } from './clock.ts';
import { due, type LevelEscalation, nameOf } from './escalation.ts';
import type { Facts } from './moments.ts';
import { LevelProof } from './proof.ts';
import type { ServiceLevel } from './service-level.ts';
import { when } from './words.ts';

/** A point that a clock has passed, when it did by computation, and what is to happen. */
export const Reached = z
  .object({
    agreement: z.string(),
    name: z.string(),
    point: z.string(),
    at: z.string(),
    dueAt: z.string(),
    zone: z.string(),
    /** It had passed before the agreement began to apply. */
    late: z.literal(true).optional(),
    /** Nobody is told. */
    quiet: z.literal(true).optional(),
    raiseTo: z.int().optional(),
    reassign: z.string().optional(),
    proof: LevelProof.optional(),
  })
  .meta({ id: 'LevelReached' });
export type Reached = z.infer<typeof Reached>;

const homes = {
  incident: 'incidents',
  request: 'requests',
  change: 'changes',
  problem: 'problems',
} as const;

/** Points that are passed now and were not before, since the clock last began; each once. */
export function newlyPassed(before: LevelClock | undefined, now: LevelClock): [point: string, at: string][] {
  const known = before?.startedAt === now.startedAt ? before.passed : {};
  return Object.entries(now.passed)
    .filter(([point]) => !(point in known))
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
}

/** Points that had been passed and are not any more: the target has changed, or what was counted. */
export const takenBack = (before: LevelClock | undefined, now: LevelClock): string[] =>
  before?.startedAt === now.startedAt
    ? Object.keys(before.passed).filter((point) => !(point in now.passed))
    : [];

type About = {
  readonly clock: LevelClock;
  readonly terms: Terms;
  readonly facts: Facts;
  readonly proof: LevelProof;
};

/** What passing a point says, and asks for. */
export function reachedAt([point, at]: readonly [string, string], about: About): Reached {
  const { clock, terms, facts, proof } = about;
  const escalation = terms.escalations.find((one) => nameOf(one.at) === point);
  const late = at < clock.attachedAt;
  const quiet = late && terms.quietWhenLate;
  const priority = typeof facts.priority === 'number' ? facts.priority : 1;
  const acts = !quiet && escalation !== undefined;
  return {
    agreement: clock.agreement,
    name: clock.name,
    point,
    at,
    dueAt: clock.dueAt ?? at,
    zone: clock.zone,
    ...(late && { late: true as const }),
    ...(quiet && { quiet: true as const }),
    ...(acts && escalation.raise && priority > 1 && { raiseTo: priority - 1 }),
    ...(acts && escalation.reassign && { reassign: escalation.reassign }),
    ...(point === due && { proof }),
  };
}

function listenersOf(tell: NonNullable<LevelEscalation['tell']>, facts: Facts): string[] {
  const { assignee, team, requester } = facts;
  const group = typeof team === 'string' ? [`team:${team}`] : [];
  const of = {
    assignee: typeof assignee === 'string' ? [assignee] : group,
    team: group,
    managers: ['role:manager'],
    requester: typeof requester === 'string' ? [requester] : [],
  };
  return [...new Set(tell.flatMap((one) => of[one]))];
}

function sentence({ point, name, dueAt, zone }: Reached, id: string, now: number): string {
  const at = when(Date.parse(dueAt), zone, now);
  if (point === due || point.startsWith('+')) return `${id}: “${name}” is missed; it was due ${at}`;
  return `${id}: ${point.endsWith('%') ? `${point} of “${name}” is used` : `“${name}” is due soon`}; due ${at}`;
}

/** Who is told that a point was passed; who asked is told in plain words. */
export function noticesOf(
  reached: Reached,
  { about, id }: Pick<ServiceLevel, 'about' | 'id'>,
  terms: Terms,
  facts: Facts,
  now: number,
): Notice[] {
  const escalation = terms.escalations.find((one) => nameOf(one.at) === reached.point);
  if (reached.quiet || !escalation?.tell?.length) return [];
  const common = { topic: `${about}-service-level`, path: `/${homes[about]}/${id}` };
  const staff = listenersOf(
    escalation.tell.filter((one) => one !== 'requester'),
    facts,
  );
  const asked = escalation.tell.includes('requester') ? listenersOf(['requester'], facts) : [];
  return [
    ...(staff.length ? [{ ...common, to: staff, title: sentence(reached, id, now) }] : []),
    ...(asked.length ? [{ ...common, to: asked, title: `${id} takes longer than we said` }] : []),
  ];
}
