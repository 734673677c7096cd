/** Gives a bearer token for a person. */
export type TokenOf = (person: string) => Promise<string>;

/** A record as the API answers it, as far as the demo looks at one. */
export type Fields = Record<string, unknown> & { id: string; version: number; state: string };

type Problem = { title?: string; detail?: string; errors?: { pointer: string; detail: string }[] };

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
    const { title = response.status, detail = '', errors = [] } = answer;
    const wrong = errors.map(({ pointer, detail: why }) => `${pointer} ${why}`).join('; ');
    throw new Error(`${method} ${path} as ${person}: ${title}. ${detail} ${wrong}`);
  };
  let posts = 0;
  const get = (person: string, path: string): Promise<Fields> => call(person, 'GET', path);

  return {
    /** The record at a path. */
    get,

    list: async (person: string, path: string): Promise<Fields[]> =>
      (await get(person, path)).items as Fields[],

    /** Makes a record, or gives a command. */
    post: (person: string, path: string, body: object = {}) =>
      call(person, 'POST', path, body, { 'idempotency-key': `demo ${++posts}` }),

    /** Changes a record as it is now. */
    change: async (person: string, path: string, body: object) => {
      const { version } = await get(person, path);
      return call(person, 'PATCH', path, body, { 'if-match': `"${version}"` });
    },

    /** Sends what a tool outside would send to an address that holds its key. */
    send: async (path: string, body: object): Promise<void> => {
      const { status } = await fetch(`${api}${path}`, { method: 'POST', body: JSON.stringify(body) });
      if (status !== 200 && status !== 202) throw new Error(`POST ${path} answered ${status}`);
    },
  };
}

export type DeskClient = ReturnType<typeof deskClient>;
