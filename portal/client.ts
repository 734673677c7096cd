import { connection } from './live/connection.ts';
import { noteServerTime } from './live/server-time.ts';
import { readRefusal, unreachable } from './problem.ts';
import type { Session } from './session/session.ts';

/** How a change is made safe: the attempt-group's key, and the version that the person saw. */
export type Safety = { key?: string; version?: number };

export type Client = {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, safety?: Safety): Promise<T>;
  patch<T>(path: string, body: unknown, safety: Safety): Promise<T>;
};

type Ask = {
  method: string;
  path: string;
  body?: unknown;
  safety?: Safety;
  signal?: AbortSignal | undefined;
};

type Kept = { etag: string; body: unknown };

/** The lists that were read last, so that one which has not changed need not be sent again. */
function keptLists(most = 40) {
  const kept = new Map<string, Kept>();
  return {
    get: (path: string) => kept.get(path),
    keep: (path: string, list: Kept) => {
      kept.delete(path);
      kept.set(path, list);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/**
 * The one way to the API. Every call carries a fresh token (one renewal when it is refused), a POST its
 * Idempotency-Key, and a change of something that was seen the version that was seen.
 *
 * @throws {Refused} what the API refused, or status 0 when no answer came
 */
export function createClient(apiUrl: string, session: Session): Client {
  const lists = keptLists();
  const send = async ({ method, path, body, safety = {}, signal }: Ask, token: string): Promise<Response> => {
    const headers = new Headers({ authorization: `Bearer ${token}` });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (method === 'POST') headers.set('idempotency-key', safety.key ?? crypto.randomUUID());
    const known = method === 'GET' ? lists.get(path) : undefined;
    if (known) headers.set('if-none-match', known.etag);
    if (safety.version !== undefined) headers.set('if-match', `"${safety.version}"`);
    const init = { method, headers, signal: signal ?? null, cache: 'no-store' as const };
    try {
      const response = await fetch(
        apiUrl + path,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      );
      noteServerTime(response);
      connection.answered(response.status < 500);
      return response;
    } catch (error) {
      if (signal?.aborted) throw error;
      connection.answered(false);
      throw unreachable(error);
    }
  };

  const call = async <T>(ask: Ask): Promise<T> => {
    let response = await send(ask, await session.token());
    if (response.status === 401) response = await send(ask, await session.renew());
    if (response.status === 304) return lists.get(ask.path)?.body as T;
    if (!response.ok) throw await readRefusal(response);
    const body = (response.status === 204 ? undefined : await response.json()) as T;
    const etag = response.headers.get('etag');
    if (ask.method === 'GET' && etag?.startsWith('W/')) lists.keep(ask.path, { etag, body });
    return body;
  };

  return {
    get: (path, signal) => call({ method: 'GET', path, signal }),
    post: (path, body, safety = {}) => call({ method: 'POST', path, body, safety }),
    patch: (path, body, safety) => call({ method: 'PATCH', path, body, safety }),
  };
}
