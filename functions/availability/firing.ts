/** One time in which a source said that an alarm fires. */
export type Firing = {
  readonly firedAt: string;
  readonly breachedAt?: string | undefined;
  readonly clearedAt?: string | undefined;
};

/** What of an alert says which of its firings is which. */
export type Fired = {
  readonly episode: number;
  readonly firingSince?: string | undefined;
  readonly flapping?: object | undefined;
  readonly held?: { readonly reason: string } | undefined;
};

/**
 * Which of an alert's firings an episode was. The newest episode is the newest firing; while it flaps, and after that, it is all
 * turns since it began, so that what flaps is one outage from its first breach to its last OK.
 */
export function firingAt(
  firings: readonly Firing[],
  { episode: newest, firingSince, flapping }: Fired,
  episode: number,
): Firing | undefined {
  const back = newest - episode;
  const last = firings.at(-1 - back);
  if (back || !flapping || !firingSince) return last;
  const first = firings.find(({ firedAt }) => firedAt >= firingSince);
  return first && { ...first, clearedAt: last?.clearedAt };
}

/** Whether a firing goes on that nobody is paged for because a maintenance window holds it: it is down all the same. */
export const wasHeld = ({ held, episode: newest }: Fired, episode: number): boolean =>
  episode === newest && held?.reason === 'maintenance';
