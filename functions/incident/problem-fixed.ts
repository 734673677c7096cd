import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { resume } from './hold.ts';
import type { Incident } from './incident.ts';
import { resolve } from './resolution.ts';

/** A problem that was solved by a fix: which one, what was done, and when. */
export type Fixed = { readonly problem: string; readonly text: string; readonly at: string };

const firing = ({ alerts = {} }: Incident): string[] =>
  Object.entries(alerts)
    .filter(([, { clearedAt }]) => !clearedAt)
    .map(([id]) => id);

/**
 * What becomes of an incident when the problem behind it is fixed: what waited for that is resolved with it, unless an alert
 * still fires; then people look at it again. Undefined for what people took up again or put off for another reason, and for
 * what was put on hold only afterwards.
 */
export function withProblem(
  before: Incident,
  { problem, text, at: fixedAt }: Fixed,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const { state, hold } = before;
  if (state !== 'on-hold' || hold?.reason !== 'problem' || hold.since > fixedAt) return undefined;
  const still = firing(before);
  const decision = still.length
    ? resume(before, by, at)
    : resolve(before, `Solved with ${problem}: ${text}`, by, at);
  const facts = { problem, ...(still.length && { stillFiring: still.slice(0, 20) }) };
  return { ...decision, event: { ...decision.event, facts: { ...decision.event.facts, ...facts } } };
}
