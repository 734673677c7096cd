import { shown } from '../problem.ts';

/** How soon to ask again. `live` follows what happens, `slow` is for what changes a few times a day. */
export type Pace = 'live' | 'slow' | 'once';

type Watched = { queryHash: string; state: { data: unknown; error: unknown } };
const lastChange = new Map<string, { data: unknown; at: number }>();

/**
 * Milliseconds until the next poll, or false for never. A list in which something moves is asked every 2.5
 * seconds, one that has been quiet for minutes every 10, so that an open tab costs little on a quiet day; a
 * hidden tab every 30 seconds. A desk on this machine costs nothing and is always asked at full pace.
 */
export function nextPoll(pace: Pace, local: boolean, query: Watched): number | false {
  if (pace === 'once' || isFinal(query.state.error)) return false;
  if (document.visibilityState !== 'visible') return 30_000;
  if (pace === 'slow') return 30_000;
  if (local) return 2500;
  const seen = lastChange.get(query.queryHash);
  if (!seen || seen.data !== query.state.data) {
    lastChange.set(query.queryHash, { data: query.state.data, at: Date.now() });
    return 2500;
  }
  const quiet = Date.now() - seen.at;
  return quiet < 120_000 ? 2500 : quiet < 600_000 ? 5000 : 10_000;
}

/** What I may not see, or what is not there, will not be there in three seconds either. */
const isFinal = (error: unknown): boolean => error !== null && [403, 404].includes(shown(error).status);
