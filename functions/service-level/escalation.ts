import * as z from 'zod';
import { slug } from '../kernel/text.ts';

/** When, by the working time of the agreement: so much of the target is used, or so long before or after it is due. */
const Point = z.union([
  z.strictObject({ percent: z.int().min(1).max(99) }),
  z.strictObject({ minutesBefore: z.int().min(1).max(100_000) }),
  z.strictObject({ minutesAfter: z.int().min(0).max(100_000) }),
]);
export type Point = z.infer<typeof Point>;

/** Who is told: whoever has it, or its team where nobody has; its team; all managers; who asked for it. */
export const listeners = ['assignee', 'team', 'managers', 'requester'] as const;

/** What happens at a point of a clock. */
export const LevelEscalation = z
  .strictObject({
    at: Point,
    tell: z.array(z.enum(listeners)).max(listeners.length).optional(),
    /** The priority goes up by one, of what has one. */
    raise: z.boolean().optional(),
    /** It goes to this team, of what is worked on. */
    reassign: slug.optional(),
  })
  .refine(({ tell, raise, reassign }) => tell?.length || raise || reassign, 'says nothing that is to happen')
  .meta({ id: 'LevelEscalation' });
export type LevelEscalation = z.infer<typeof LevelEscalation>;

/** What a point is called: `75%`, `-15m` before it is due, `+60m` after, and `due` for then. */
export function nameOf(point: Point): string {
  if ('percent' in point) return `${point.percent}%`;
  if ('minutesBefore' in point) return `-${point.minutesBefore}m`;
  return point.minutesAfter === 0 ? due : `+${point.minutesAfter}m`;
}

/** The point at which a target is missed. */
export const due = 'due';

const minute = 60_000;

/** The working time at which a point is, in milliseconds; before the beginning it is at the beginning. */
export function timeOf(point: Point, target: number): number {
  if ('percent' in point) return Math.round((target * point.percent) / 100);
  if ('minutesBefore' in point) return Math.max(0, target - point.minutesBefore * minute);
  return target + point.minutesAfter * minute;
}
