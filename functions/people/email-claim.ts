import type { Claim } from '../kernel/decision.ts';

/** Key of the row that makes a mail address belong to one person; addresses differ by more than their case. */
export const emailKey = (email: string): string => `email#${email.toLowerCase()}`;

/**
 * The claims that move somebody from one mail address to another: the new one must be free or theirs, the old one is let
 * go by expiring at this moment, because rows are never deleted.
 */
export function emailClaims(id: string, from: string | undefined, to: string, at: string): Claim[] {
  const claim = { sk: 'email', values: { holder: id }, heldBy: id };
  const taken = { ...claim, pk: emailKey(to) };
  if (from === undefined) return [taken];
  if (emailKey(from) === emailKey(to)) return [];
  const expiresAt = Math.floor(Date.parse(at) / 1000) - 1;
  return [taken, { ...claim, pk: emailKey(from), expiresAt }];
}
