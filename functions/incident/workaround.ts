import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { deed } from './deed.ts';
import { type Incident, isWorking } from './incident.ts';
import { tell } from './notices.ts';
import { comment } from './speech.ts';

/** What of a problem its incidents are told: the workaround that is out, and whether those who wait may hear of it. */
export type Advice = {
  readonly problem: string;
  readonly edition: number;
  readonly text: string;
  readonly plain?: string | undefined;
  readonly knownError: boolean;
};

const unworded = 'We know what causes this, and work on a lasting solution.';

/**
 * Notes how one gets by until the problem behind it is solved, once for each edition; nobody is paged for it any more, since
 * there is something to do. Undefined when it says so already, and when nobody works on it.
 */
export function advise(
  before: Incident,
  advice: Advice,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const { problem, edition, text } = advice;
  const given = before.workarounds?.[problem];
  if (!isWorking(before) || (given && given.edition >= edition)) return undefined;
  const entry = { edition, text, at, run: before.run, ...(given?.told && { told: given.told }) };
  const next = {
    ...before,
    workarounds: { ...before.workarounds, [problem]: entry },
    ...(before.state === 'open' && { escalation: 'stopped' as const }),
  };
  return decide<Incident>(before, next, {
    ...deed('incident.workaround-given', by, at),
    visibility: 'internal',
    facts: { problem, edition },
    said: { text },
    notices: tell(before, by, { topic: 'incident-note', staff: `a workaround from ${problem}` }),
  });
}

/** Tells its requester in plain words, once, when it is a known error. Undefined when there is nobody to tell, or nothing new. */
export function tellWorkaround(
  before: Incident,
  { problem, edition, plain = unworded, knownError }: Advice,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const given = before.workarounds?.[problem];
  if (!knownError || !before.requester || !isWorking(before) || given?.edition !== edition) return undefined;
  if (given.told === plain) return undefined;
  const workarounds = { ...before.workarounds, [problem]: { ...given, told: plain } };
  const decision = comment(before, plain, by, at);
  return { ...decision, after: { ...decision.after, workarounds } };
}
