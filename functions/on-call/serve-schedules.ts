import { stretch } from '../kernel/span.ts';
import { peopleById } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage } from '../runtime/collection.ts';
import { askedInterval } from './asked-interval.ts';
import type { scheduleContract } from './contract/schedules.ts';
import { schedules } from './keep.ts';
import { demandKnown, type Name } from './known.ts';
import { lookAhead } from './looking.ts';
import type { AskRotation } from './rotation.ts';
import { addSchedule, changeSchedule, named, peopleIn, type Schedule } from './schedule.ts';
import { onCallAt, shiftsBetween } from './who.ts';

/** The team that a body names. */
export const teamName = (team: string | undefined): Name[] =>
  team === undefined ? [] : [{ what: 'team', id: team, pointer: '/team' }];

const inSchedule = (team: string | undefined, rotations: readonly AskRotation[] = []): Name[] => [
  ...teamName(team),
  ...peopleIn(rotations).map((name) => ({ ...name, what: 'person' as const })),
];

/** A schedule as the list shows it: what it found wrong is for its page. */
export const seen = ({ warned: _, ...schedule }: Schedule) => publicly(schedule);

/** Who is on call in every schedule at a moment, with names. */
async function onCall(at: string) {
  const all = (await collection(schedules)).map((schedule) => ({ schedule, now: onCallAt(schedule, at) }));
  const people = await peopleById(all.flatMap(({ now }) => now.people));
  return all.map(({ schedule: { id, title, team }, now: { people: ids, until } }) => ({
    schedule: id,
    title,
    team,
    people: ids.map((person) => ({ id: person, name: people.get(person)?.name ?? person })),
    until,
  }));
}

/** Schedules: who takes turns, and what comes of it. */
export const serveSchedules: Handlers<typeof scheduleContract> = {
  listSchedules: async (call) => {
    const { items, after } = await collectionPage(schedules, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(seen), after);
  },
  addSchedule: async (call) => {
    await demandKnown(inSchedule(call.ask.team, call.ask.rotations));
    return commit(call, schedules, addSchedule(call.ask, call.actor, call.at));
  },
  listOnCall: async (call) => pageOf(call, await onCall(call.query.at ?? call.at)),
  previewSchedule: async (call) => {
    const { id, timeZone, rotations } = call.ask;
    const [from, to] = askedInterval(call.ask, call.at, '/to');
    await demandKnown(inSchedule(undefined, rotations));
    const saved = id === undefined ? undefined : await schedules.find(id);
    const draft: Schedule = {
      ...(saved ?? {
        id: id ?? '',
        kind: 'schedule',
        state: 'active',
        title: '',
        name: '',
        team: '',
        version: 1,
        overrides: [],
      }),
      timeZone,
      rotations: named(rotations),
    };
    const findings = await lookAhead(draft, stretch({ from, to }), call.at);
    return { status: 200, body: { items: shiftsBetween(draft, from, to), findings } };
  },
  getSchedule: async (call) => show(call, seen(await schedules.get(call.id))),
  changeSchedule: async (call) => {
    const before = await schedules.get(call.id);
    await demandKnown(inSchedule(call.ask.team, call.ask.rotations));
    return commit(call, schedules, changeSchedule(before, call.ask, call.actor, call.at));
  },
  listShifts: async (call) => {
    const [from, to] = askedInterval(call.query, call.at);
    return pageOf(call, shiftsBetween(await schedules.get(call.id), from, to));
  },
  listScheduleGaps: async (call) => {
    const [from, to] = askedInterval(call.query, call.at);
    return pageOf(call, await lookAhead(await schedules.get(call.id), stretch({ from, to }), call.at));
  },
};
