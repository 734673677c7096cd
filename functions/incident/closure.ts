import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import { reviewOpen } from './closing.ts';
import { deed } from './deed.ts';
import type { Incident } from './incident.ts';
import { close } from './resolution.ts';

/**
 * The days after its resolution have passed: it closes, stamped with that very moment. One whose review is open stays, and
 * the clock is wound again when the review is done.
 */
export function closeByClock(before: Incident, by: Actor, due: string): Decision<Incident> {
  if (before.state === 'resolved' && !reviewOpen(before)) return close(before, by, due);
  const next = { ...before, clocks: wind(before.clocks, 'auto-close', undefined) };
  return decide<Incident>(before, next, { ...deed('incident.kept', by, due), visibility: 'internal' });
}
