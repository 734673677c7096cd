import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { peopleById } from '../people/read.ts';
import { collection } from '../runtime/collection.ts';
import { calendarOf, type Entry } from './calendar.ts';
import { type Followed, followed } from './feed.ts';
import { feedOf } from './feed-address.ts';
import { schedules } from './keep.ts';
import type { Schedule } from './schedule.ts';
import { iso } from './span.ts';
import { day } from './time-of-day.ts';
import { shiftsBetween } from './who.ts';

const ahead = 92 * day;

/** The shifts of a schedule from yesterday on; the window moves once a day, so that the answer stays the same for as long. */
function entries(schedule: Schedule, now: number): Omit<Entry, 'summary'>[] {
  const today = Math.floor(now / day) * day;
  return shiftsBetween(schedule, iso(today - day), iso(today + ahead)).map((shift) => ({ schedule, shift }));
}

async function ofPerson(id: string, now: number): Promise<string | undefined> {
  const person = (await peopleById([id])).get(id);
  if (person?.state !== 'active') return undefined;
  const own = (await collection(schedules))
    .flatMap((schedule) => entries(schedule, now))
    .filter(({ shift }) => shift.person === id);
  const named = own.map((entry) => ({ ...entry, summary: `On call: ${entry.schedule.title}` }));
  return calendarOf(`On call: ${person.name}`, named);
}

async function ofSchedule(id: string, now: number): Promise<string | undefined> {
  const schedule = await schedules.find(id);
  if (!schedule) return undefined;
  const all = entries(schedule, now);
  const people = await peopleById(all.map(({ shift }) => shift.person));
  const nameOf = (person: string) => people.get(person)?.name ?? person;
  return calendarOf(
    schedule.title,
    all.map((entry) => ({ ...entry, summary: `${nameOf(entry.shift.person)}: ${schedule.title}` })),
  );
}

const calendar = ({ what, id }: Followed, now: number) =>
  what === 'person' ? ofPerson(id, now) : ofSchedule(id, now);

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
