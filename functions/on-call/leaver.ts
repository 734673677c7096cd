import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import type { EscalationPolicy } from './policy.ts';
import { revised, type Schedule } from './schedule.ts';

/** Where a schedule or a policy names somebody. */
export type Duty = {
  readonly kind: 'schedule' | 'escalation-policy';
  readonly id: string;
  readonly title: string;
  readonly as: 'rotation' | 'override' | 'target';
};

const once = <T>(list: readonly T[]): T[] => {
  const seen = new Set(list.map((each) => JSON.stringify(each)));
  return [...seen].map((each) => JSON.parse(each) as T);
};

const ahead = ({ overrides }: Schedule, person: string, at: string) =>
  overrides.filter((one) => one.person === person && Date.parse(one.to) > Date.parse(at));

/** How a schedule counts on somebody: in a rotation, or for a while that is not over. */
export function dutiesIn(schedule: Schedule, person: string, at: string): Duty[] {
  const { id, title, rotations } = schedule;
  const as = [
    ...(rotations.some(({ people }) => people.includes(person)) ? ['rotation' as const] : []),
    ...(ahead(schedule, person, at).length ? ['override' as const] : []),
  ];
  return as.map((each) => ({ kind: 'schedule', id, title, as: each }));
}

const names = (policy: EscalationPolicy, person: string): boolean =>
  policy.levels.some(({ targets }) =>
    targets.some((target) => 'person' in target && target.person === person),
  );

/** How a policy counts on somebody. */
export const dutiesInPolicy = (policy: EscalationPolicy, person: string): Duty[] =>
  names(policy, person)
    ? [{ kind: 'escalation-policy', id: policy.id, title: policy.title, as: 'target' }]
    : [];

/**
 * The schedule with somebody else in the leaver's place: in their turns, or in none twice where the other one takes turns
 * already, and in the times that are still ahead. Undefined when it does not count on them.
 */
export function takenOver(
  before: Schedule,
  person: string,
  to: string,
  by: Actor,
  at: string,
): Decision<Schedule> | undefined {
  if (!dutiesIn(before, person, at).length) return undefined;
  const swap = (id: string) => (id === person ? to : id);
  const rotations = before.rotations.map((each) => ({ ...each, people: once(each.people.map(swap)) }));
  const mine = ahead(before, person, at);
  const overrides = before.overrides
    .map((one) => (mine.includes(one) ? { ...one, person: to } : one))
    .filter((one) => one.person !== one.instead);
  const next = revised({ ...before, rotations, overrides }, at);
  return decide<Schedule>(before, next, { type: 'schedule.changed', by: by.id, at });
}

/** The policy with somebody else in the leaver's place, named once. Undefined when it does not count on them. */
export function takenOverPolicy(
  before: EscalationPolicy,
  person: string,
  to: string,
  by: Actor,
  at: string,
): Decision<EscalationPolicy> | undefined {
  if (!names(before, person)) return undefined;
  const levels = before.levels.map((level) => ({
    ...level,
    targets: once(
      level.targets.map((target) =>
        'person' in target && target.person === person ? { person: to } : target,
      ),
    ),
  }));
  return decide<EscalationPolicy>(
    before,
    { ...before, levels },
    { type: 'escalation-policy.changed', by: by.id, at },
  );
}
