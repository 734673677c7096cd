import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Check, type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { Target } from '../record/target.ts';
import { type Escalation, escalationLifecycle, type Paged, pagedAt } from './escalation.ts';

/** The level whose time is to end; without it, the one that is paging now. A second click on one link is harmless. */
export const AskAdvance = z.strictObject({ level: z.int().nonnegative().optional() });
/** Who is to be paged now. */
export const AskHandOver = z.strictObject({ to: Target });

/** Whether the next level's turn has come, or was asked for, before this. */
export const advancedPast = (escalation: Escalation, level: number): boolean =>
  level < escalation.level || level <= (escalation.advanced ?? -1) || !pagedAt(escalation, level);

/**
 * Ends the time of the level that is being paged, so that the next one is paged at once. This only says so; a reaction ends
 * the machine's wait, which neither leaves a level out nor pages one twice.
 *
 * @throws {Refusal} `illegal-transition` when the escalation is over, or this is the last level
 */
export function advance(before: Escalation, level: number, actor: Actor, at: string): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'advance');
  if (level + 1 >= before.levels.length)
    throw new Refusal(
      'illegal-transition',
      'This is the last level: hand it over to somebody, or page somebody else.',
    );
  const event = { type: 'escalation.advanced', by: actor.id, at, facts: { level } };
  return decide<Escalation>(before, { ...before, state, advanced: level }, event);
}

/** How many entries one escalation keeps; the timeline has them all. */
const most = 300;

/**
 * Pages people at somebody's word, beside the policy, which goes its way. It holds as long as the incident is worked on.
 *
 * @throws {Refusal} `illegal-transition` when there is nobody to page
 */
export function call(
  before: Escalation,
  people: readonly string[],
  atWork: Check,
  by: string,
  at: string,
  asked?: number,
): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'call');
  if (!people.length)
    throw new Refusal('illegal-transition', 'Nobody is on call there, so nobody can be paged.');
  if (before.paged.length >= most)
    throw new Refusal('illegal-transition', `People were paged ${most} times for it already.`);
  const version = before.version + 1;
  const entry: Paged = { level: before.level, at, version, people: [...people], by, ...(asked && { asked }) };
  const facts = { level: before.level, people, asked: by };
  return {
    ...decide<Escalation>(
      before,
      { ...before, state, paged: [...before.paged, entry] },
      { type: 'escalation.paged', by, at, facts },
    ),
    checks: [atWork],
  };
}
