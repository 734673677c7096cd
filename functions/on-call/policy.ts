import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';

/** Who is paged: whoever is on call in a schedule, one person, or everybody of a team. */
export const Target = z.union([
  z.strictObject({ schedule: slug }),
  z.strictObject({ person: slug }),
  z.strictObject({ team: slug }),
]);
export type Target = z.infer<typeof Target>;

/** Everybody of a level is paged at once, and then has `minutes` to take the incident. */
export const Level = z.strictObject({
  targets: z.array(Target).min(1).max(10),
  minutes: z.int().min(1).max(9000),
});
export type Level = z.infer<typeof Level>;

const fields = {
  name: line(120),
  team: slug,
  levels: z.array(Level).min(1).max(20),
  /** How often all levels are gone through again. */
  repeat: z.int().min(0).max(5),
  /** The least urgent priority that pages at all. */
  pagesUpTo: z.int().min(1).max(5),
};

/** What pages when there is no policy to say it: critical, high and moderate. */
export const defaultReach = 3;
/** The policy of whatever has no policy of its own. */
export const defaultPolicy = 'default';

/** An escalation policy as it is kept. It stays: services name it. */
export const EscalationPolicy = z
  .object({ ...recordFields, kind: z.literal('escalation-policy'), state: z.enum(['active']), ...fields })
  .meta({ id: 'EscalationPolicy' });
export type EscalationPolicy = z.infer<typeof EscalationPolicy>;

export const AddPolicy = z.strictObject({
  id: slug.optional(),
  ...fields,
  repeat: fields.repeat.default(0),
  pagesUpTo: fields.pagesUpTo.default(defaultReach),
});
export type AddPolicy = z.infer<typeof AddPolicy>;
export const ChangePolicy = z.strictObject(fields).partial();
export type ChangePolicy = z.infer<typeof ChangePolicy>;

// A state machine may run for a year; nobody is served by paging that goes on for longer than a quarter of it.
const longest = 90 * 24 * 60;

function shortEnough({ levels, repeat }: Pick<EscalationPolicy, 'levels' | 'repeat'>): void {
  const minutes = levels.reduce((sum, level) => sum + level.minutes, 0) * (repeat + 1);
  if (minutes > longest)
    throw invalid('/levels', `take ${minutes} minutes with their repetitions; ${longest} is the most`);
}

/** What the targets of all levels name, each with the pointer of where. */
export const namesIn = (levels: readonly Level[]) =>
  levels.flatMap(({ targets }, l) =>
    targets.flatMap((target, t) =>
      Object.entries(target).map(([what, id]) => ({
        what: what as 'schedule' | 'person' | 'team',
        id,
        pointer: `/levels/${l}/targets/${t}/${what}`,
      })),
    ),
  );

/** Makes an escalation policy. @throws {Refusal} `validation` when it takes more than 90 days from end to end */
export function addPolicy({ id, ...ask }: AddPolicy, actor: Actor, at: string): Decision<EscalationPolicy> {
  shortEnough(ask);
  const next = {
    ...ask,
    id: chosenId(id, ask.name),
    kind: 'escalation-policy',
    state: 'active',
    title: ask.name,
  } as const;
  return decide<EscalationPolicy>(undefined, next, { type: 'escalation-policy.added', by: actor.id, at });
}

/** Changes a policy; an escalation that has begun goes on by the one that it froze. */
export function changePolicy(before: EscalationPolicy, ask: ChangePolicy, actor: Actor, at: string) {
  const name = ask.name ?? before.name;
  const next = { ...before, ...ask, name, title: name };
  shortEnough(next);
  return decide<EscalationPolicy>(before, next, { type: 'escalation-policy.changed', by: actor.id, at });
}
