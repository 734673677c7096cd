import * as z from 'zod';
import { mailAddress, readableLine } from '../kernel/text.ts';

/** Somebody as the identity provider vouches for them. `subject` is theirs at that provider for ever. */
export type Identity = {
  readonly provider: string;
  readonly subject: string;
  /** Subject and name of their account in the desk's own user pool. */
  readonly sub: string;
  readonly account: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly name?: string;
  readonly groups: readonly string[];
};

const Identities = z
  .array(z.object({ userId: z.string(), providerName: z.string(), primary: z.unknown().optional() }))
  .min(1);

const listIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Groups as a user pool hands on what a provider sent: one as it is, several as JSON or as `[a, b]`. A comma alone separates
 * nothing, so that a group which somebody named `lunch,admins` is not two.
 */
export function groupsIn(text: string | undefined): string[] {
  const said = text?.trim() ?? '';
  const list = listIn(said);
  if (Array.isArray(list)) return list.map(String).filter(Boolean);
  const inner = /^\[(.*)\]$/s.exec(said)?.[1];
  return (inner === undefined ? [said] : inner.split(', ')).filter(Boolean);
}

/**
 * The identity in the attributes of a user pool's account; undefined for an account of the pool's own, which nobody else
 * vouches for.
 *
 * @param trustsEmail whether the provider's addresses count as verified although it does not say so of each
 */
export function identityOf(
  account: string,
  attributes: Readonly<Record<string, string>>,
  trustsEmail: boolean,
): Identity | undefined {
  const read = Identities.safeParse(listIn(attributes.identities ?? ''));
  const [first] = read.data ?? [];
  if (!first || !attributes.sub) return undefined;
  const email = mailAddress.safeParse(attributes.email).data;
  const name = readableLine(attributes.name ?? '').slice(0, 120);
  return {
    provider: first.providerName,
    subject: first.userId,
    sub: attributes.sub,
    account,
    ...(email && { email }),
    emailVerified: trustsEmail || attributes.email_verified === 'true',
    ...(name && { name }),
    groups: groupsIn(attributes['custom:groups']),
  };
}
