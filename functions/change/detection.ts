import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

const fields = {
  /** Whether differences without a change are looked for at all. */
  on: z.boolean(),
  /** Classes of items that are watched; without any, all of them. */
  classes: z.array(z.string().max(100)).max(200),
  /** How long an item is let be after a difference was found in it, in hours. */
  ignoreHours: z.int().min(1).max(720),
  /** Who looks into it when the item's service says nobody. */
  team: slug,
};

/** How changes that nobody approved are looked for. There is one for the desk, off until somebody switches it on. */
export const Detection = z
  .object({
    ...recordFields,
    kind: z.literal('change-detection'),
    state: z.enum(['on', 'off']),
    version: z.int().nonnegative(),
    classes: fields.classes,
    ignoreHours: fields.ignoreHours,
    team: fields.team.optional(),
  })
  .meta({ id: 'ChangeDetection' });
export type Detection = z.infer<typeof Detection>;

export const detectionId = 'detection';

/** Found by its name alone. */
export const detectionKeys = (): IndexKeys => ({ order: detectionId });

/** How it is before anybody has said anything. */
export const unset: Detection = {
  id: detectionId,
  kind: 'change-detection',
  state: 'off',
  title: 'Unauthorized changes',
  version: 0,
  classes: [],
  ignoreHours: 24,
};

export const SetDetection = z
  .strictObject({ ...fields, team: fields.team.nullable() })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type SetDetection = z.infer<typeof SetDetection>;

/** Says how unauthorized changes are looked for, from now on. */
export function setDetection(
  before: Detection | undefined,
  { on, team, ...ask }: SetDetection,
  by: Actor,
  at: string,
): Decision<Detection> {
  const was = before ?? unset;
  const kept = team === undefined ? was.team : (team ?? undefined);
  const state = on === undefined ? was.state : on ? ('on' as const) : ('off' as const);
  const { team: _, ...rest } = was;
  const next = { ...rest, ...ask, state, ...(kept && { team: kept }) };
  return decide<Detection>(before, next, { type: 'change-detection.set', by: by.id, at });
}
