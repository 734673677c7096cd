import * as z from 'zod';
import { instant } from '../record/base.ts';

/** What AWS Health says of the work that it asked for. */
export const HealthWork = z
  .object({
    /** Id of the event as monitoring keeps it. */
    event: z.string(),
    code: z.string(),
    state: z.enum(['open', 'upcoming', 'closed']),
    /** Where AWS shows it. */
    url: z.string(),
    account: z.string().optional(),
    region: z.string().optional(),
    /** When AWS acts by itself, or stops supporting what there is. */
    deadline: instant.optional(),
    /** The window that followed from it: as long as nobody has planned another one, it moves along. */
    window: z.object({ from: instant, to: instant }).optional(),
    /** How many resources AWS names, and of how many it says that they are resolved. */
    resources: z.int(),
    resolved: z.int(),
    /** There are more resources than have tasks here. */
    more: z.boolean().optional(),
    /** What AWS said last. */
    text: z.string().optional(),
    /** An earlier change for the same event was over when AWS named more to do: what is resolved is none of this one. */
    again: z.literal(true).optional(),
  })
  .meta({ id: 'HealthWork' });
export type HealthWork = z.infer<typeof HealthWork>;

/** A resource as AWS says that it is, and the item that it is, if the desk knows it. */
export type Affected = {
  readonly resource: string;
  readonly status: string;
  readonly ci?: string;
  readonly name?: string;
};

/** An event of AWS Health as a change hears it: whether all of it has come, and what it affects. */
export type Asked = {
  readonly event: string;
  readonly title: string;
  readonly code: string;
  readonly state: HealthWork['state'];
  readonly url: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly text?: string | undefined;
  readonly whole: boolean;
  readonly affected: readonly Affected[];
};

/** AWS's word that nothing is left to do about a resource. */
export const isResolved = ({ status }: Pick<Affected, 'status'>): boolean => status === 'RESOLVED';

/** Nothing is left to do about any of its resources, and all of them are known. */
export const isDone = ({ whole, affected }: Pick<Asked, 'whole' | 'affected'>): boolean =>
  whole && affected.length > 0 && affected.every(isResolved);

const day = 86_400_000;
const longest = 90 * day;

/**
 * The window that follows from when AWS acts: its own one, or, when it names no end within 90 days, the day before, which is the
 * last one in which it can still be done. Undefined when that is over, or AWS names no time.
 */
export function windowFor(
  { startsAt, endsAt }: Pick<Asked, 'startsAt' | 'endsAt'>,
  now: string,
): { from: string; to: string } | undefined {
  if (startsAt === undefined) return undefined;
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt ?? startsAt)];
  const own = end > start && end - start <= longest;
  const [from, to] = own ? [start, end] : [start - day, start];
  const window = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return window.to > now ? window : undefined;
}
