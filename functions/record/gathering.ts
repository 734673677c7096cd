import * as z from 'zod';
import { instant } from './base.ts';

/** The alerts that it takes in beside the one that opened it. */
export const Gathering = z.object({
  keys: z.array(z.string()),
  minutes: z.int(),
  rolling: z.boolean(),
  /** Until when; without it, until it is resolved. */
  until: instant.optional(),
});
export type Gathering = z.infer<typeof Gathering>;

/** Whose end resolves it: of all its alerts, of the first one, of the one that joined last, or nobody's. */
export const ResolveOn = z.enum(['all_resolved', 'first_resolved', 'last_resolved', 'never']);
export type ResolveOn = z.infer<typeof ResolveOn>;

/** All its alerts that go on are in maintenance: it does not page until the window is over. */
export const Muted = z.object({ since: instant, window: z.string() });

/** More alerts than that make an incident that nobody can read, and a record that cannot be written: the next one opens. */
export const mostAlerts = 100;
const longestHours = 24;

const plus = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString();

/** Until when an incident takes in alerts, as of one that joins now; a rolling window ends after 24 hours at the latest. */
export function gatheringUntil(
  { minutes, rolling }: Pick<Gathering, 'minutes' | 'rolling'>,
  openedAt: string,
  now: string,
): string | undefined {
  if (minutes === 0) return undefined;
  if (!rolling) return plus(openedAt, minutes);
  const [wished, last] = [plus(now, minutes), plus(openedAt, longestHours * 60)];
  return wished < last ? wished : last;
}

type Joined = { readonly joinedAt: string; readonly clearedAt?: string | undefined };

/** True when what its alerts say now is the end of the incident. */
export function isOver(alerts: Readonly<Record<string, Joined>>, mode: ResolveOn = 'all_resolved'): boolean {
  const joined = Object.entries(alerts)
    .toSorted(([a, one], [b, other]) => (`${one.joinedAt}#${a}` < `${other.joinedAt}#${b}` ? -1 : 1))
    .map(([, alert]) => alert);
  if (mode === 'never') return false;
  if (mode === 'first_resolved') return joined[0]?.clearedAt !== undefined;
  if (mode === 'last_resolved') return joined.at(-1)?.clearedAt !== undefined;
  return joined.every(({ clearedAt }) => clearedAt !== undefined);
}
