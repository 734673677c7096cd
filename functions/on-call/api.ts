import type { Operation } from '../kernel/contract.ts';
import { invalid } from '../kernel/refusal.ts';
import { peopleById, teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { api } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage } from '../runtime/collection.ts';
import { onCallContract } from './contract.ts';
import { escalations, policies, schedules } from './keep.ts';
import { demandKnown, type Name } from './known.ts';
import { pagingPage } from './paging.ts';
import { addPolicy, changePolicy, namesIn } from './policy.ts';
import type { AskRotation } from './rotation.ts';
import { addOverride, addSchedule, changeSchedule, peopleIn, removeOverride } from './schedule.ts';
import { onCallAt, shiftsBetween } from './who.ts';

const day = 24 * 60 * 60_000;
type Page = { items: { id: string; chain?: string | undefined }[]; after?: string };

const answerPage = (call: Call<Operation>, { items, after }: Page) =>
  pageOf(call, items.map(publicly), after);

const teamName = (team: string | undefined): Name[] =>
  team === undefined ? [] : [{ what: 'team', id: team, pointer: '/team' }];

const inSchedule = (team: string | undefined, rotations: readonly AskRotation[] = []): Name[] => [
  ...teamName(team),
  ...peopleIn(rotations).map((name) => ({ ...name, what: 'person' as const })),
];

/** The interval that a caller asks for. @throws {Refusal} `validation` when it is empty or longer than 92 days */
function interval({ from, to }: { from?: string | undefined; to?: string | undefined }, at: string) {
  const begin = from ?? at;
  const until = to ?? new Date(Date.parse(begin) + 14 * day).toISOString();
  const length = Date.parse(until) - Date.parse(begin);
  const detail =
    length <= 0 ? 'is not after from' : length > 92 * day ? 'is more than 92 days after from' : '';
  if (detail) throw invalid('?to', detail);
  return [begin, until] as const;
}

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

export const handler = api('on-call', onCallContract, {
  listSchedules: async (call) =>
    answerPage(call, await collectionPage(schedules, call.query.limit, await placeOf(call))),
  addSchedule: async (call) => {
    await demandKnown(inSchedule(call.ask.team, call.ask.rotations));
    return commit(call, schedules, addSchedule(call.ask, call.actor, call.at));
  },
  listOnCall: async (call) => pageOf(call, await onCall(call.query.at ?? call.at)),
  getSchedule: async (call) => show(call, await schedules.get(call.id)),
  changeSchedule: async (call) => {
    const before = await schedules.get(call.id);
    await demandKnown(inSchedule(call.ask.team, call.ask.rotations));
    return commit(call, schedules, changeSchedule(before, call.ask, call.actor, call.at));
  },
  listShifts: async (call) => {
    const [from, to] = interval(call.query, call.at);
    return pageOf(call, shiftsBetween(await schedules.get(call.id), from, to));
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
  listEscalationPolicies: async (call) =>
    answerPage(call, await collectionPage(policies, call.query.limit, await placeOf(call))),
  addEscalationPolicy: async (call) => {
    await demandKnown([...teamName(call.ask.team), ...namesIn(call.ask.levels)]);
    return commit(call, policies, addPolicy(call.ask, call.actor, call.at));
  },
  getEscalationPolicy: async (call) => show(call, await policies.get(call.id)),
  changeEscalationPolicy: async (call) => {
    const before = await policies.get(call.id);
    await demandKnown([...teamName(call.ask.team), ...namesIn(call.ask.levels ?? [])]);
    return commit(call, policies, changePolicy(before, call.ask, call.actor, call.at));
  },
  listEscalations: async (call) => {
    const { team, limit } = call.query;
    const teams = team ? [team] : await teamIds();
    return answerPage(call, await pagingPage(teams, limit, await placeOf(call)));
  },
  getEscalation: async (call) => show(call, await escalations.get(call.id)),
});
