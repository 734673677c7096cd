import { setTimeout as pause } from 'node:timers/promises';

/** Gives a bearer token for a person; it may fail until their account is there. */
export type TokenOf = (person: string) => Promise<string>;

type Fields = Record<string, unknown> & { version?: number };
type Problem = { type?: string; title?: string; detail?: string };

// What an earlier seeding has done already, perhaps with another edition of the demo data.
const doneBefore = ['already-exists', 'idempotency-mismatch', 'illegal-transition'];

/** The desk as its demo people use it: over HTTP, each with their own token. */
export function deskClient(api: string, token: TokenOf) {
  const call = async (person: string, method: string, path: string, body?: object, headers: object = {}) => {
    const response = await fetch(`${api}/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token(person)}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Fields & Problem;
    if (response.ok) return answer;
    if (doneBefore.some((reason) => answer.type === `urn:itsm:problem:${reason}`)) return undefined;
    throw new Error(
      `${method} ${path} as ${person}: ${answer.title ?? response.status}. ${answer.detail ?? ''}`,
    );
  };

  return {
    /** The record or list at a path. */
    get: async (person: string, path: string): Promise<Fields> => (await call(person, 'GET', path)) ?? {},

    /** Sends a command once, however often the demo is seeded. `undefined` when it was done before. */
    post: (person: string, path: string, key: string, body: object = {}) =>
      call(person, 'POST', path, body, { 'idempotency-key': `demo ${key}` }),

    /** Changes a record that looks as it did when `version` was read. */
    patch: (person: string, path: string, version: number, body: object) =>
      call(person, 'PATCH', path, body, { 'if-match': `"${version}"` }),

    list: async (person: string, path: string): Promise<Fields[]> =>
      (await call(person, 'GET', path))?.items as Fields[],
  };
}

export type DeskClient = ReturnType<typeof deskClient>;

/**
 * Asks again and again until there is an answer, because what follows a command comes a moment later.
 *
 * @throws {Error} what the last attempt said, after 30 seconds
 */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  let last: unknown = new Error(`Waited in vain for ${what}`);
  for (let attempt = 0; attempt < 150; attempt++) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await pause(200);
  }
  throw last;
}
