import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** That a responder is needed, and when it was last said; of what for it holds nothing. */
export const ResponderCall = z.object({
  ...recordFields,
  kind: z.literal('security-call'),
  state: z.literal('called'),
  calledAt: instant,
});
export type ResponderCall = z.infer<typeof ResponderCall>;

/** Found by its person alone. */
export const callKeys = ({ id }: ResponderCall): IndexKeys => ({ order: id });

// As long as notices are gathered for one mail: whoever is called has not been told yet.
const gather = 60_000;

/**
 * Calls a responder to the console. It is the same call whatever it is for: the words of it leave the practice.
 *
 * @returns undefined when they were called within the last minute, of which they hear at the end of that minute
 */
export function callResponder(
  before: ResponderCall | undefined,
  person: string,
  by: Actor,
  at: string,
): Decision<ResponderCall> | undefined {
  if (before && Date.parse(at) - Date.parse(before.calledAt) < gather) return undefined;
  const call = {
    ...before,
    id: person,
    kind: 'security-call' as const,
    title: 'A call to the security console',
    state: 'called' as const,
    calledAt: at,
  };
  const notice = {
    to: [person],
    topic: 'security',
    title: 'The security console has something for you',
    path: '/security-incidents',
  };
  return decide<ResponderCall>(before, call, {
    type: 'security-call.made',
    by: by.id,
    at,
    notices: [notice],
  });
}
