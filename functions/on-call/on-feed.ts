import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { plannedOf } from '../change/read.ts';
import { iso } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import { findTeam, peopleById } from '../people/read.ts';
import { collection } from '../runtime/collection.ts';
import { calendarOf, type Entry, shiftEntry } from './calendar.ts';
import { type Followed, followed } from './feed.ts';
import { feedOf } from './feed-address.ts';
import { schedules } from './keep.ts';
import type { Schedule } from './schedule.ts';
import { type Shift, shiftsBetween } from './who.ts';

const ahead = 92 * day;
const product = 'On call';

/** The shifts of a schedule from yesterday on; the window moves once a day, so that the answer stays the same for as long. */
function entries(schedule: Schedule, now: number): { schedule: Schedule; shift: Shift }[] {
  const today = Math.floor(now / day) * day;
  return shiftsBetween(schedule, iso(today - day), iso(today + ahead)).map((shift) => ({ schedule, shift }));
}

async function ofPerson(id: string, now: number): Promise<string | undefined> {
  const person = (await peopleById([id])).get(id);
  if (person?.state !== 'active') return undefined;
  const own = (await collection(schedules))
    .flatMap((schedule) => entries(schedule, now))
    .filter(({ shift }) => shift.person === id);
  const named = own.map(({ schedule, shift }) => shiftEntry(schedule, shift, `On call: ${schedule.title}`));
  return calendarOf(`On call: ${person.name}`, product, named);
}

async function ofSchedule(id: string, now: number): Promise<string | undefined> {
  const schedule = await schedules.find(id);
  if (!schedule) return undefined;
  const all = entries(schedule, now);
  const people = await peopleById(all.map(({ shift }) => shift.person));
  const nameOf = (person: string) => people.get(person)?.name ?? person;
  return calendarOf(
    schedule.title,
    product,
    all.map(({ shift }) => shiftEntry(schedule, shift, `${nameOf(shift.person)}: ${schedule.title}`)),
  );
}

/** What a team is going to change, and when it is not to change anything. */
async function ofTeam(id: string, now: number): Promise<string | undefined> {
  const team = await findTeam(id);
  if (!team) return undefined;
  const today = Math.floor(now / day) * day;
  const planned = await plannedOf(id, iso(today - day), iso(today + ahead));
  return calendarOf(`Changes: ${team.title}`, 'Changes', planned satisfies Entry[]);
}

const calendars = { person: ofPerson, schedule: ofSchedule, team: ofTeam } as const;
const calendar = ({ what, id }: Followed, now: number) => calendars[what](id, now);

const headers = { 'cache-control': 'private, max-age=300', 'x-content-type-options': 'nosniff' };
const nothing = {
  statusCode: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'There is no calendar at this address, or it was revoked.\n',
};

/** Anybody who knows the address of a calendar may read it, as calendars cannot sign in. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const feed = await feedOf(decodeURIComponent(event.rawPath.split('/').at(-1) ?? ''));
  const of = feed === undefined ? undefined : followed(feed);
  const body = of && (await calendar(of, Date.now()));
  if (!body) return nothing;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  if (event.headers['if-none-match'] === etag) return { statusCode: 304, headers: { ...headers, etag } };
  const type = { 'content-type': 'text/calendar; charset=utf-8' };
  return { statusCode: 200, headers: { ...headers, ...type, etag }, body };
}
