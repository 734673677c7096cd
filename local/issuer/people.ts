/** Somebody who can sign in: a user of the local pool. */
export type PoolUser = {
  username: string;
  sub: string;
  email?: string;
  name?: string;
  attributes?: Record<string, string>;
  signOuts?: number;
};

/** Somebody of the demo data, as the picker and the local API show them. */
export type DemoPerson = { id: string; name: string; email?: string; roles: string[] };

export type People = {
  /** Everyone who can sign in, those of the demo data first and in its order. */
  list(): DemoPerson[];
  /** The pool's user for a person's id, address or user name. */
  find(idOrAddress: string): PoolUser | undefined;
};

/** Joins the demo's people with the users of the pool: by user name, else by address. */
export function createPeople(demo: DemoPerson[], users: () => PoolUser[]): People {
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && a.toLowerCase() === b?.toLowerCase();
  const userOf = (key: string): PoolUser | undefined => {
    const person = demo.find(({ id, email }) => same(id, key) || same(email, key));
    const all = users();
    const exact = all.find(
      ({ username, sub, email }) => same(username, key) || same(sub, key) || same(email, key),
    );
    return (
      exact ??
      (person && all.find(({ username, email }) => same(username, person.id) || same(email, person.email)))
    );
  };
  return {
    find: userOf,
    list: () => {
      const known = demo.filter(({ id }) => userOf(id));
      const taken = new Set(known.map(({ id }) => userOf(id)?.sub));
      const others = users().filter(({ sub }) => !taken.has(sub));
      return [
        ...known,
        ...others.map(({ username, name, email }) => ({
          id: username,
          name: name ?? email ?? username,
          roles: [],
          ...(email && { email }),
        })),
      ];
    },
  };
}
