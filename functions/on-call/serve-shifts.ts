import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import { askedInterval } from './asked-interval.ts';
import type { shiftContract } from './contract/shifts.ts';
import { schedules } from './keep.ts';
import { demandKnown } from './known.ts';
import { addOverride, removeOverride } from './override.ts';
import { leaveNote } from './shift-change.ts';
import { acceptSwap, offerSwap, removeSwap } from './swap.ts';
import { shiftsBetween } from './who.ts';

/** What people do to shifts: cover, swap, hand over. */
export const serveShifts: Handlers<typeof shiftContract> = {
  listOwnShifts: async (call) => {
    const { person = call.actor.id } = call.query;
    const [from, to] = askedInterval(call.query, call.at);
    const own = (await collection(schedules)).flatMap((schedule) =>
      shiftsBetween(schedule, from, to)
        .filter((shift) => shift.person === person)
        .map((shift) => ({ ...shift, schedule: schedule.id, title: schedule.title })),
    );
    return pageOf(
      call,
      own.sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
  },
  overrideSchedule: async (call) => {
    const before = await schedules.get(call.id);
    await demandKnown([{ what: 'person', id: call.ask.person, pointer: '/person' }]);
    return commit(call, schedules, addOverride(before, call.ask, call.actor, call.at));
  },
  removeOverride: async (call) => {
    const before = await schedules.get(call.id);
    return commit(call, schedules, removeOverride(before, call.ask.override, call.actor, call.at));
  },
  offerSwap: async (call) => {
    const before = await schedules.get(call.id);
    await demandKnown([{ what: 'person', id: call.ask.with, pointer: '/with' }]);
    return commit(call, schedules, offerSwap(before, call.ask, call.actor, call.at));
  },
  acceptSwap: async (call) => {
    const before = await schedules.get(call.id);
    return commit(call, schedules, acceptSwap(before, call.ask.swap, call.actor, call.at));
  },
  removeSwap: async (call) => {
    const before = await schedules.get(call.id);
    return commit(call, schedules, removeSwap(before, call.ask.swap, call.actor, call.at));
  },
  leaveHandOverNote: async (call) => {
    const before = await schedules.get(call.id);
    return commit(call, schedules, leaveNote(before, call.ask.text, call.actor, call.at));
  },
};
