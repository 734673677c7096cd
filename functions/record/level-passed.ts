import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide, type Versioned } from '../kernel/decision.ts';

/** A point that a clock of a record's service levels has passed, as whoever owns the record is told of it. */
export type LevelPassed = {
  readonly agreement: string;
  readonly name: string;
  /** `75%` of the target, `-15m` before it is due, `due`, `+60m` after. */
  readonly point: string;
  /** The computed second. */
  readonly at: string;
  readonly dueAt: string;
  readonly zone: string;
  /** It had passed before the agreement began to apply. */
  readonly late?: true | undefined;
  readonly raiseTo?: number | undefined;
  readonly reassign?: string | undefined;
};

/** What the event of a point is called: at `due`, a target is missed; before and after, people were to be told. */
const deedAt = (point: string): string => (point === 'due' ? 'level-missed' : 'level-warned');

/** Puts it on the record's own timeline, stamped with the second at which it was due; the record stays as it is. */
export function levelPassed<T extends Versioned>(
  before: T,
  passed: LevelPassed,
  by: Actor,
  now: string,
): Decision<T> {
  const { agreement, name, point, at, dueAt, zone, late } = passed;
  return decide<T>(before, before, {
    type: `${before.kind}.${deedAt(point)}`,
    by: by.id,
    at: late ? now : at,
    visibility: 'internal',
    facts: { agreement, name, point, at, dueAt, zone },
  });
}
