import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { gapKinds } from './chain.ts';
import { minutes, Objective } from './objective.ts';

/** Something that a service needs and that is worse than the service needs it to be. */
export const Gap = z
  .object({
    /** An item, or another service. */
    of: z.string(),
    title: z.string(),
    kinds: z.array(z.enum([...gapKinds, 'unanalysed'])),
    /** Minutes until it is back, with everything below it. */
    recovery: minutes.optional(),
  })
  .meta({ id: 'ContinuityGap' });
export type Gap = z.infer<typeof Gap>;

const Last = z.object({ id: z.string(), at: instant, passed: z.boolean(), minutes: z.number().optional() });

/** Where the continuity of a service stands, as it is kept: with the service's id, from its first analysis on. */
export const ServiceContinuity = z
  .object({
    ...recordFields,
    kind: z.literal('service-continuity'),
    team: z.string(),
    /** What was agreed on; absent until an analysis is finalised. */
    objective: Objective.optional(),
    /** The items that it is made of, in the end. */
    items: z.array(z.string()),
    /** There were more than could be followed. */
    truncated: z.boolean().optional(),
    gaps: z.array(Gap),
    /** Of so many items nobody knows how fast they recover. */
    unknown: z.int(),
    /** Minutes until everything it needs is back, one after the other where they wait for each other. */
    recovery: minutes.optional(),
    /** The approved plan. */
    plan: z.string().optional(),
    exercise: Last.optional(),
  })
  .meta({ id: 'ServiceContinuity' });
export type ServiceContinuity = z.infer<typeof ServiceContinuity>;
type Fields = Omit<ServiceContinuity, 'version' | 'chain'>;

/** In one list, the strictest tier first. */
export const standingKeys = ({
  objective,
  title,
}: Pick<ServiceContinuity, 'objective' | 'title'>): IndexKeys => ({
  open: { team: 'all', order: `${objective?.tier ?? 9}#${title.toLowerCase()}` },
  order: title.toLowerCase(),
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Where it stands from now on; undefined where that is as it was. */
export function restate(
  before: ServiceContinuity | undefined,
  next: Fields,
  type: string,
  by: Actor,
  at: string,
): Decision<ServiceContinuity> | undefined {
  if (before && same({ ...before, ...next }, before)) return undefined;
  return decide<ServiceContinuity>(before, next, { type: `service-continuity.${type}`, by: by.id, at });
}

/** What came of the newest exercise counts; an older one that is heard of later does not. */
export function exercised(before: ServiceContinuity, last: z.infer<typeof Last>, by: Actor, at: string) {
  if (before.exercise && `${before.exercise.at} ${before.exercise.id}` >= `${last.at} ${last.id}`)
    return undefined;
  return restate(before, { ...before, exercise: last }, 'exercised', by, at);
}
