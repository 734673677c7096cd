import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { iso } from '../kernel/span.ts';
import { type Clocks, wind } from '../record/clocks.ts';
import { type Escalation, escalationLifecycle } from './escalation.ts';

const minute = 60_000;
/** Whoever has less time than twice that is not reminded before it runs out. */
const warning = 5;

/** When an acknowledgement of a moment lapses, and when its person is reminded of that. */
export function lapseClocks(ackTimeout: number | undefined, from: string): Clocks | undefined {
  if (!ackTimeout) return undefined;
  const lapse = Date.parse(from) + ackTimeout * minute;
  const lapsing = wind(undefined, 'lapse', iso(lapse));
  return ackTimeout >= 2 * warning ? wind(lapsing, 'remind', iso(lapse - warning * minute)) : lapsing;
}

/** The clocks of somebody who touched the incident later than they took it. */
export const touched = (before: Escalation, at: string, actor: Actor, now: string): Decision<Escalation> =>
  decide<Escalation>(
    before,
    { ...before, clocks: lapseClocks(before.ackTimeout, at) },
    { type: 'escalation.touched', by: actor.id, at: now },
  );

/** The incident went another way: nothing lapses any more. */
export function settle(before: Escalation, actor: Actor, at: string): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'settle');
  const clocks = wind(wind(before.clocks, 'lapse', undefined), 'remind', undefined);
  return decide<Escalation>(
    before,
    { ...before, state, clocks },
    { type: 'escalation.settled', by: actor.id, at },
  );
}

/** Tells who took the incident that it is about to page again. */
export function remind(before: Escalation, actor: Actor, at: string): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'remind');
  const { incident, stoppedBy } = before;
  const notice = {
    to: stoppedBy ? [stoppedBy] : [],
    topic: 'acknowledgement',
    title: `${incident} pages again in ${warning} minutes`,
    text: 'You have acknowledged it, and nothing was done to it since. Comment, put it on hold or resolve it.',
    path: `/incidents/${incident}`,
  };
  return decide<Escalation>(
    before,
    { ...before, state, clocks: wind(before.clocks, 'remind', undefined) },
    { type: 'escalation.reminded', by: actor.id, at, notices: stoppedBy ? [notice] : [] },
  );
}

/** Nobody did anything for so long: the acknowledgement counts no more, and the incident is to be paged for again. */
export function lapse(before: Escalation, actor: Actor, at: string): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'lapse');
  const clocks = wind(wind(before.clocks, 'lapse', undefined), 'remind', undefined);
  return decide<Escalation>(
    before,
    { ...before, state, lapsedAt: at, clocks },
    { type: 'escalation.lapsed', by: actor.id, at },
  );
}
