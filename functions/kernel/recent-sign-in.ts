import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/** For so many minutes a sign-in is good enough for what must not be done at a desk that somebody left open. */
export const recentMinutes = 15;

/**
 * Holds for who has proved who they are within the last minutes. A token that was renewed does not count: nobody was asked.
 *
 * @param deed what they want to do, as the end of a sentence
 * @throws {Refusal} `sign-in-again`
 */
export function demandRecentSignIn(
  { signedInAt }: Pick<Actor, 'signedInAt'>,
  deed: string,
  at: string,
): void {
  const oldest = Date.parse(at) - recentMinutes * 60_000;
  if (signedInAt !== undefined && Date.parse(signedInAt) >= oldest) return;
  throw new Refusal(
    'sign-in-again',
    `Your sign-in is more than ${recentMinutes} minutes old. Sign in again to ${deed}.`,
    { maxAge: recentMinutes * 60, ...(signedInAt && { signedInAt }) },
  );
}
