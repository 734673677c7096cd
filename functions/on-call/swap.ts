import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { joined, outside, stretch } from '../kernel/span.ts';
import { slug } from '../kernel/text.ts';
import { overrideNotices, withOverrides } from './override.ts';
import { Interval, type Schedule, type Swap } from './schedule.ts';
import { shiftNotice } from './spoken.ts';
import { spansBetween } from './who.ts';

/** `with` is to take `mine`, and whoever offers takes `theirs`. */
export const AskSwap = z.strictObject({ with: slug, mine: Interval, theirs: Interval });
export type AskSwap = z.infer<typeof AskSwap>;
export const AnswerSwap = z.strictObject({ swap: z.string().max(60) });

const most = 20;

/** Refuses an interval that is over, or in which the person is not on call from its begin to its end. */
function demandShift(
  schedule: Schedule,
  person: string,
  pointer: string,
  interval: Interval,
  at: string,
): void {
  const range = stretch(interval);
  if (range.until <= range.from) throw invalid(`${pointer}/to`, 'is not after from');
  if (range.from <= Date.parse(at)) throw invalid(`${pointer}/from`, 'has begun already');
  const held = joined(spansBetween(schedule, range).filter((span) => span.person === person));
  if (outside(range, held).length) throw invalid(pointer, `${person} is not on call in all of that time`);
}

function demandShifts(schedule: Schedule, { by, with: other, mine, theirs }: Swap, at: string): void {
  demandShift(schedule, by, '/mine', mine, at);
  demandShift(schedule, other, '/theirs', theirs, at);
}

/** Offers that can still be taken: those of shifts that have begun are forgotten. */
const open = ({ swaps = [] }: Schedule, at: string) =>
  swaps.filter(({ mine, theirs }) => [mine, theirs].every(({ from }) => Date.parse(from) > Date.parse(at)));

/**
 * Offers somebody to change shifts. Nothing changes until they say yes.
 *
 * @throws {Refusal} `validation` when one of the two is not on call in all of the time that is to change hands, or when it
 *   has begun
 */
export function offerSwap(before: Schedule, ask: AskSwap, actor: Actor, at: string): Decision<Schedule> {
  const swap: Swap = { id: `swap-${before.version + 1}`, by: actor.id, ...ask, at };
  if (ask.with === actor.id) throw invalid('/with', 'is yourself');
  demandShifts(before, swap, at);
  const kept = open(before, at);
  if (kept.length >= most) throw invalid('/with', `there are already ${most} offers: answer some first`);
  const notices = [
    shiftNotice(
      before,
      [ask.with],
      'shift-swap',
      `A swap of shifts is offered to you: ${before.title}`,
      ask.theirs,
    ),
  ];
  const next = { ...before, swaps: [...kept, swap] };
  return decide<Schedule>(before, next, { type: 'schedule.swap-offered', by: actor.id, at, notices });
}

function swapOf({ swaps = [] }: Schedule, id: string): Swap {
  const found = swaps.find((one) => one.id === id);
  if (!found) throw invalid('/swap', 'is no open offer of this schedule');
  return found;
}

const manages = ({ roles }: Actor) => roles.includes('manager') || roles.includes('admin');

/**
 * Takes an offer: from now on each of the two has the other's shift.
 *
 * @throws {Refusal} `forbidden` for anybody but the one it was offered to and who keeps schedules, `validation` when one of
 *   the shifts is no longer theirs
 */
export function acceptSwap(before: Schedule, id: string, actor: Actor, at: string): Decision<Schedule> {
  const swap = swapOf(before, id);
  if (actor.id !== swap.with && !manages(actor))
    throw new Refusal('forbidden', `It was offered to ${swap.with}, who has to take it.`);
  demandShifts(before, swap, at);
  const asks = [
    { person: swap.with, instead: swap.by, ...swap.mine },
    { person: swap.by, instead: swap.with, ...swap.theirs },
  ];
  const swaps = open(before, at).filter((one) => one.id !== id);
  return decide<Schedule>(before, withOverrides({ ...before, swaps }, asks, at), {
    type: 'schedule.swapped',
    by: actor.id,
    at,
    notices: overrideNotices(before, asks, actor),
  });
}

/** Declines an offer, or takes one's own back. @throws {Refusal} `forbidden` for whoever has nothing to do with it */
export function removeSwap(before: Schedule, id: string, actor: Actor, at: string): Decision<Schedule> {
  const swap = swapOf(before, id);
  const both = [swap.by, swap.with];
  if (!both.includes(actor.id) && !manages(actor))
    throw new Refusal('forbidden', 'It is for the two whose shifts they are.');
  const told = both.filter((one) => one !== actor.id);
  const notices = [
    shiftNotice(before, told, 'shift-swap', `A swap of shifts is off: ${before.title}`, swap.mine),
  ];
  const swaps = open(before, at).filter((one) => one.id !== id);
  return decide<Schedule>(
    before,
    { ...before, swaps },
    { type: 'schedule.swap-removed', by: actor.id, at, notices },
  );
}
