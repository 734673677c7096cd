import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Hours } from '../kernel/hours.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug, timeZone } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Target } from '../record/target.ts';

/**
 * Everybody of a level is paged at once, and then has `minutes` to take the incident. With `turns: 'round-robin'` it is one
 * of the targets, each time the next one.
 */
export const Level = z.strictObject({
  targets: z.array(Target).min(1).max(10),
  minutes: z.int().min(1).max(9000),
  turns: z.enum(['everyone', 'round-robin']).optional(),
  /** How many people have to take it before paging stops, here and at the levels after it; without it one. */
  acknowledgements: z.int().min(1).max(10).optional(),
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

/** Hours in which somebody is at work to look at what is less urgent. */
const SupportHours = z.strictObject({ timeZone, hours: z.array(Hours).min(1).max(14) });

const furtherFields = {
  supportHours: SupportHours,
  /** The least urgent priority that pages outside support hours; 0: none does. What waits pages when they begin. */
  pagesOutside: z.int().min(0).max(5),
  /**
   * Minutes after which an acknowledged incident that nobody touches any more pages again; 0: never. Without it, as in
   * policies that were made before there was one: never.
   */
  ackTimeout: z.int().min(0).max(10_080),
};
/** As policies are made: half an hour. */
export const defaultAckTimeout = 30;

/** What pages when there is no policy to say it: critical, high and moderate. */
export const defaultReach = 3;
/** The policy of whatever has no policy of its own. */
export const defaultPolicy = 'default';

/** An escalation policy as it is kept. It stays: services name it. */
export const EscalationPolicy = z
  .object({
    ...recordFields,
    kind: z.literal('escalation-policy'),
    state: z.enum(['active']),
    ...fields,
    supportHours: SupportHours.optional(),
    pagesOutside: furtherFields.pagesOutside.optional(),
    ackTimeout: furtherFields.ackTimeout.optional(),
  })
  .meta({ id: 'EscalationPolicy' });
export type EscalationPolicy = z.infer<typeof EscalationPolicy>;

export const AddPolicy = z.strictObject({
  id: slug.optional(),
  ...fields,
  repeat: fields.repeat.default(0),
  pagesUpTo: fields.pagesUpTo.default(defaultReach),
  supportHours: SupportHours.optional(),
  pagesOutside: furtherFields.pagesOutside.optional(),
  ackTimeout: furtherFields.ackTimeout.default(defaultAckTimeout),
});
export type AddPolicy = z.infer<typeof AddPolicy>;
/** `supportHours: null` makes every hour one. */
export const ChangePolicy = z
  .strictObject({ ...fields, ...furtherFields, supportHours: SupportHours.nullable() })
  .partial();
export type ChangePolicy = z.infer<typeof ChangePolicy>;

// A state machine may run for a year; nobody is served by paging that goes on for longer than a quarter of it.
const longest = 90 * 24 * 60;

function shortEnough({ levels, repeat }: Pick<EscalationPolicy, 'levels' | 'repeat'>): void {
  const minutes = levels.reduce((sum, level) => sum + level.minutes, 0) * (repeat + 1);
  if (minutes > longest)
    throw invalid('/levels', `take ${minutes} minutes with their repetitions; ${longest} is the most`);
}

function hoursComplete({
  supportHours,
  pagesOutside,
}: Pick<EscalationPolicy, 'supportHours' | 'pagesOutside'>) {
  if (supportHours && pagesOutside === undefined)
    throw invalid('/pagesOutside', 'is needed with supportHours: which priority pages outside of them');
}

/** What targets name, each with the pointer of where. */
export const targetNames = (targets: readonly Target[], pointer: string) =>
  targets.flatMap((target, t) =>
    Object.entries(target).map(([what, id]) => ({
      what: what as 'schedule' | 'person' | 'team',
      id,
      pointer: `${pointer}/${t}/${what}`,
    })),
  );

/** What the targets of all levels name, each with the pointer of where. */
export const namesIn = (levels: readonly Level[]) =>
  levels.flatMap(({ targets }, l) => targetNames(targets, `/levels/${l}/targets`));

/**
 * Makes an escalation policy.
 *
 * @throws {Refusal} `validation` when it takes more than 90 days from end to end, or has support hours and does not say what
 *   pages outside of them
 */
export function addPolicy({ id, ...ask }: AddPolicy, actor: Actor, at: string): Decision<EscalationPolicy> {
  shortEnough(ask);
  hoursComplete(ask);
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
  const { supportHours = before.supportHours, ...rest } = ask;
  const { name = before.name } = rest;
  const next = { ...before, ...rest, name, title: name, supportHours: supportHours ?? undefined };
  shortEnough(next);
  hoursComplete(next);
  return decide<EscalationPolicy>(before, next, { type: 'escalation-policy.changed', by: actor.id, at });
}
