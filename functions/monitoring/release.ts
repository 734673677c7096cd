import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { type Alert, goesOn } from './alert.ts';

export const ReleaseAlert = z.strictObject({ note: text(2_000).optional() });

/**
 * Somebody wants an incident for it now, whatever its rules say. In a maintenance window its incident opens, and does not page
 * before the window is over.
 *
 * @throws {Refusal} `illegal-transition` when nothing holds it
 */
export function release(
  before: Alert,
  { note }: z.infer<typeof ReleaseAlert>,
  by: Actor,
  at: string,
): Decision<Alert> {
  const { held, trail: _, ...rest } = before;
  if (!held || !goesOn(before) || before.raised === before.episode)
    throw new Refusal('illegal-transition', 'Nothing holds it back from an incident.');
  const next = { ...before, raised: before.episode, clocks: wind(rest.clocks, 'hold', undefined) };
  const { held: __, ...free } = next;
  const event = { type: 'alert.released', by: by.id, at, ...(note && { said: { text: note } }) };
  return decide<Alert>(before, held.window ? next : free, event);
}
