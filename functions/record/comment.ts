import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide, type Versioned } from '../kernel/decision.ts';
import { text } from '../kernel/text.ts';

/** What a comment or a note needs: its text, up to 64 KB. */
export const Say = z.strictObject({ text: text(65_536) });

/**
 * Adds a comment that everybody who may see the record reads, or a note that only those who work on it read.
 * The record itself changes in nothing but its version.
 *
 * @param type e.g. `incident.commented` for a comment, `incident.noted` for a note
 */
export const say = <T extends Versioned>(
  before: T,
  words: string,
  visibility: 'public' | 'internal',
  type: string,
  actor: Actor,
  at: string,
): Decision<T> => decide(before, before, { type, by: actor.id, at, visibility, said: { text: words } });
