import { iso } from '../kernel/span.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, filedUnder } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { timeOffContract } from './contract/time-off.ts';
import { schedules, timeOff } from './keep.ts';
import { demandKnown } from './known.ts';
import { timeOffPage } from './looking.ts';
import { askCover, cancelTimeOff, planTimeOff, type TimeOff, takeCover, uncovered } from './time-off.ts';

/** The shifts in all schedules that still fall into the time off. */
async function left(off: TimeOff) {
  if (off.state !== 'planned') return { uncovered: [] };
  const all = await collection(schedules);
  return {
    uncovered: all.flatMap((schedule) =>
      uncovered(schedule, off).map(({ from, until }) => ({
        schedule: schedule.id,
        title: schedule.title,
        from: iso(from),
        to: iso(until),
      })),
    ),
  };
}

/** Somebody's time off that is planned and not over, all of it: people have little. */
async function ofPerson(person: string, from: string): Promise<TimeOff[]> {
  const own = await filedUnder(timeOff, 'person', person);
  return own.filter(({ state, to }) => state === 'planned' && Date.parse(to) > Date.parse(from));
}

/** Time off, and who covers. */
export const serveTimeOff: Handlers<typeof timeOffContract> = {
  listTimeOff: async (call) => {
    const { person, limit, from = call.at } = call.query;
    if (person !== undefined) return pageOf(call, (await ofPerson(person, from)).map(publicly));
    const after = (await placeOf(call)) ?? iso(Date.parse(from));
    const page = await timeOffPage(limit, after);
    return pageOf(call, page.items.map(publicly), page.after);
  },
  planTimeOff: async (call) => {
    if (call.ask.person) await demandKnown([{ what: 'person', id: call.ask.person, pointer: '/person' }]);
    // Refusals come before a number is drawn for nothing.
    planTimeOff(call.ask, 'OFF-0', call.actor, call.at);
    const id = await nextNumber('on-call', 'OFF');
    const decision = planTimeOff(call.ask, id, call.actor, call.at);
    const extra = await left(decision.after);
    return commit(call, timeOff, decision, () => extra);
  },
  getTimeOff: async (call) => {
    const off = await timeOff.get(call.id);
    return show(call, off, await left(off));
  },
  cancelTimeOff: async (call) =>
    commit(call, timeOff, cancelTimeOff(await timeOff.get(call.id), call.actor, call.at)),
  askCover: async (call) => {
    const { people } = call.ask;
    await demandKnown(people.map((id, index) => ({ what: 'person', id, pointer: `/people/${index}` })));
    return commit(call, timeOff, askCover(await timeOff.get(call.id), people, call.actor, call.at));
  },
  takeCover: async (call) => {
    const { schedule, person } = call.ask;
    const off = await timeOff.get(call.id);
    await demandKnown([
      { what: 'schedule', id: schedule, pointer: '/schedule' },
      ...(person ? [{ what: 'person' as const, id: person, pointer: '/person' }] : []),
    ]);
    const before = await schedules.get(schedule);
    return commit(call, schedules, takeCover(before, off, person, call.actor, call.at));
  },
};
