import { cisOf, edges } from '../configuration/read.ts';
import { iso, type Stretch } from '../kernel/span.ts';
import { peopleById } from '../people/read.ts';
import { queryIndex } from '../runtime/listing.ts';
import { allCalendars } from './calendar-keep.ts';
import type { Change } from './change.ts';
import { laidOut } from './change-calendar.ts';
import { plannedSpan } from './change-check.ts';
import type { Facts, Other, Subject } from './conflict.ts';
import { changesAbout } from './read.ts';
import { stored } from './stored.ts';

const mostEdges = 50;
const mostSubjects = 100;
const mostOfAssignee = 100;
const counting: readonly Change['state'][] = ['assess', 'authorize', 'scheduled', 'implement'];

/** The time zone of whoever carries it out, whose wall clocks floating calendars mean. */
async function zoneOf({ implementer, assignee, requester }: Change): Promise<string> {
  const who = implementer ?? assignee ?? requester;
  return (await peopleById([who])).get(who)?.timeZone ?? 'UTC';
}

/** Its items and services, and the parents and children of its items: fifty of each at most, a hundred in all. */
async function subjectsOf({ cis, services }: Change): Promise<Subject[]> {
  const next = new Map<string, string>();
  for (const ci of cis) {
    const [from, to] = await Promise.all([edges(ci, 'from', mostEdges), edges(ci, 'to', mostEdges)]);
    for (const id of [...from.items.map((edge) => edge.to), ...to.items.map((edge) => edge.from)])
      if (!cis.includes(id) && !next.has(id)) next.set(id, ci);
  }
  const ids = [...cis, ...next.keys()].slice(0, mostSubjects);
  const service = new Map((await cisOf(ids)).map((ci) => [ci.id, ci.service]));
  return [
    ...services.map((id) => ({ id })),
    ...ids.map((id) => ({ id, service: service.get(id), through: next.get(id) })),
  ];
}

/** The services that the items of a change belong to. */
export const ownersOf = async ({ cis }: Pick<Change, 'cis'>): Promise<string[]> => [
  ...new Set((await cisOf(cis)).flatMap(({ service }) => service ?? [])),
];

async function ofAssignee(assignee: string | undefined): Promise<Change[]> {
  if (!assignee) return [];
  const partition = `change#assignee#${assignee}`;
  const scan = { practice: 'change', index: 'person' as const, partition, limit: mostOfAssignee };
  const rows = await queryIndex({ ...scan, descending: true });
  return stored.all(rows.map(({ pk }) => String(pk).slice('change#'.length)));
}

function asOther(change: Change): Other[] {
  const span = counting.includes(change.state) ? plannedSpan(change) : undefined;
  const { id, title, cis, services, assignee } = change;
  return span ? [{ id, title, subjects: [...cis, ...services], assignee, span }] : [];
}

/**
 * What decides whether a change is in conflict, as far as it lies within a stretch of time: its items and those next to
 * them, the other changes to any of them or by its assignee, and every calendar.
 */
export async function factsFor(change: Change, within: Stretch): Promise<Facts> {
  const [subjects, zone, calendars, own] = await Promise.all([
    subjectsOf(change),
    zoneOf(change),
    allCalendars(),
    ofAssignee(change.assignee),
  ]);
  const [from, to] = [iso(within.from), iso(within.until)];
  const found = await Promise.all(
    subjects.map(({ id }) => changesAbout(id.startsWith('CI-') ? 'ci' : 'service', id, from, to)),
  );
  const others = new Map([...own, ...found.flat()].map((other) => [other.id, other]));
  others.delete(change.id);
  const { id, team, assignee } = change;
  return {
    id,
    team,
    assignee,
    subjects,
    others: [...others.values()].flatMap(asOther),
    calendars: laidOut(calendars, zone, within),
  };
}

/** The calendars as they are around a moment, by the wall clocks of whoever carries a change out. */
export async function calendarsAround(change: Change, at: string) {
  const [zone, calendars] = await Promise.all([zoneOf(change), allCalendars()]);
  const now = Date.parse(at);
  return laidOut(calendars, zone, { from: now, until: now + 1 });
}
