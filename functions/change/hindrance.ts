import * as z from 'zod';
import { iso, type Stretch } from '../kernel/span.ts';
import { instant } from '../record/base.ts';
import type { Change } from './change.ts';
import { type Covered, coversAny, type Laid } from './change-calendar.ts';

export const hindranceReasons = ['not-approved', 'over', 'outside-window', 'freeze', 'blackout'] as const;

/** Why a change may not begin now, and when that ends by itself. */
export const Hindrance = z
  .object({
    reason: z.enum(hindranceReasons),
    detail: z.string(),
    calendar: z.string().optional(),
    until: instant.optional(),
  })
  .meta({ id: 'ChangeHindrance' });
export type Hindrance = z.infer<typeof Hindrance>;

const closed = (laid: readonly Laid[], of: Covered, now: number): Hindrance[] =>
  laid
    .filter(({ purpose, covers }) => purpose !== 'maintenance' && coversAny(covers, of))
    .flatMap(({ id, title, purpose, stretches }) => {
      const hit = stretches.find(({ from, until }: Stretch) => from <= now && now < until);
      if (!hit) return [];
      const until = iso(hit.until);
      const reason = purpose === 'freeze' ? ('freeze' as const) : ('blackout' as const);
      return [{ reason, detail: `${title} lasts until ${until}.`, calendar: id, until }];
    });

function window({ plannedFrom, plannedTo, type }: Change, at: string): Hindrance[] {
  if (type === 'emergency') return [];
  if (plannedFrom === undefined || plannedTo === undefined)
    return [{ reason: 'outside-window', detail: 'It has no window.' }];
  if (at < plannedFrom)
    return [{ reason: 'outside-window', detail: `Its window begins at ${plannedFrom}.`, until: plannedFrom }];
  return at < plannedTo ? [] : [{ reason: 'outside-window', detail: `Its window was over at ${plannedTo}.` }];
}

/**
 * What keeps a change from beginning at a moment: its window, and the freezes and blackouts of what it is done to. An
 * emergency waits for none of them; what it skips is told, so that everybody sees it.
 *
 * @param laid calendars with their times around that moment
 * @param owners services that its items belong to
 */
export function hindrancesOf(
  change: Change,
  laid: readonly Laid[],
  owners: readonly string[],
  at: string,
): { hindrances: Hindrance[]; skipped: Hindrance[] } {
  const of = { team: change.team, services: [...change.services, ...owners], cis: change.cis };
  const shut = closed(laid, of, Date.parse(at));
  const skips = change.type === 'emergency';
  return {
    hindrances: [...window(change, at), ...(skips ? [] : shut)],
    skipped: skips ? shut : [],
  };
}
