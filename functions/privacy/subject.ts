import * as z from 'zod';

/** What stands where words were erased. */
export const blank = 'Erased';

/** Whom an erasure or an export is about, and by what they are recognised. It is kept for as long as the work lasts. */
export const Subject = z.object({
  id: z.string(),
  /** What they are called from now on, e.g. `Erased person 1a2b`. */
  pseudonym: z.string(),
  /** Their address from now on: a domain that nobody can have (RFC 2606). */
  address: z.string(),
  /** Everything that they were ever called here. */
  names: z.array(z.string()),
  /** Mail addresses, telephone numbers, URLs and subjects at identity providers that are or were theirs. */
  addresses: z.array(z.string()),
  /** Names of their accounts in the user pool. */
  accounts: z.array(z.string()),
});
export type Subject = z.infer<typeof Subject>;

type Row = Readonly<Record<string, unknown>>;
type Told = { readonly said?: { readonly words: Row } | undefined };

/** Four letters of hexadecimal made of an id (FNV-1a): enough to tell apart the erased ones that somebody sees side by side. */
function tagOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').slice(-4);
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];

const reaching = ({ address, number, url }: Row): string[] => [address, number, url].flatMap(textsIn);
const list = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** What one version of a person's record says of who they are. */
const facts = ({ name, email, contacts, identities }: Row) => ({
  names: textsIn(name),
  addresses: [
    ...textsIn(email),
    ...list(contacts).flatMap(reaching),
    ...list(identities).flatMap(({ subject }) => textsIn(subject)),
  ],
  accounts: list(identities).flatMap(({ account }) => textsIn(account)),
});

/** The fields before and after an event, as far as words of it are there. */
const versions = ({ said }: Told): Row[] =>
  (['from', 'to'] as const).map((end) =>
    Object.fromEntries(
      Object.entries(said?.words ?? {}).map(([name, change]) => [name, (change as Row | undefined)?.[end]]),
    ),
  );

/**
 * Somebody as they are recognised, by everything that their record and its history ever said of them.
 *
 * @param person their record; without one they are known by their id alone
 * @param history its event rows
 */
export function subjectOf(id: string, person: Row | undefined, history: readonly Told[]): Subject {
  const tag = tagOf(id);
  const pseudonym = `Erased person ${tag}`;
  const address = `erased-${tag}@erased.invalid`;
  const known = [person ?? {}, ...history.flatMap(versions)].map(facts);
  const each = (pick: (one: ReturnType<typeof facts>) => string[]) =>
    [...new Set(known.flatMap(pick))].filter((one) => one && one !== pseudonym && one !== address);
  const addresses = each((one) => one.addresses);
  return {
    ...{ id, pseudonym, address, addresses },
    // Somebody who never confirmed their address is called by it.
    names: each((one) => one.names).filter((name) => !addresses.includes(name)),
    accounts: [...new Set([id, ...each((one) => one.accounts)])],
  };
}
