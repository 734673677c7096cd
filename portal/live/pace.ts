import { shown } from '../problem.ts';

/**
 * How soon to ask again. `live` follows what happens, `slow` is for what changes a few times a day, `rare` for what
 * changes with the calendar.
 */
export type Pace = 'live' | 'slow' | 'rare' | 'once';

type Watched = { queryHash: string; state: { data: unknown; error: unknown } };
const lastChange = new Map<string, { data: unknown; at: number }>();

const minute = 60_000;
/** How long nothing has moved, and how often it is then asked. */
const quiet: readonly [since: number, every: number][] = [
  [2 * minute, 2500],
  [5 * minute, 5000],
  [15 * minute, 10_000],
  [Number.POSITIVE_INFINITY, 20_000],
];

/**
 * Milliseconds until the next poll, or false for never. What moves is asked every 2.5 seconds, what has been quiet for a
 * quarter of an hour every 20, so that an open tab costs little on a quiet day. A hidden tab asks nothing: it asks at once
 * when it is looked at again. A desk on this machine costs nothing and is always asked at full pace.
 */
export function nextPoll(pace: Pace, local: boolean, query: Watched): number | false {
  if (pace === 'once' || isFinal(query.state.error)) return false;
  if (document.visibilityState !== 'visible') return false;
  if (pace === 'rare') return local ? 30_000 : 5 * minute;
  if (pace === 'slow') return local ? 30_000 : 2 * minute;
  if (local) return 2500;
  const seen = lastChange.get(query.queryHash);
  if (!seen || seen.data !== query.state.data) {
    lastChange.set(query.queryHash, { data: query.state.data, at: Date.now() });
    return 2500;
  }
  const still = Date.now() - seen.at;
  return quiet.find(([since]) => still < since)?.[1] ?? 20_000;
}

/** What I may not see, or what is not there, will not be there in three seconds either. */
const isFinal = (error: unknown): boolean => error !== null && [403, 404].includes(shown(error).status);
