import { always } from '../kernel/working-time.ts';
import { findPerson } from '../people/read.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import type { Agreement } from './agreement.ts';
import type { Agreed } from './follow.ts';
import { agreements, serviceCalendars } from './keep.ts';
import type { MeasuredKind } from './measured.ts';
import { hoursOf, type ServiceCalendar } from './service-calendar.ts';

/** Everything that is agreed, and the hours that it goes by. */
export type Book = {
  readonly agreements: readonly Agreement[];
  readonly calendars: readonly ServiceCalendar[];
};

/** What is agreed at this moment. */
export async function bookNow(): Promise<Book> {
  const [agreed, calendars] = await Promise.all([collection(agreements), collection(serviceCalendars)]);
  return { agreements: agreed, calendars };
}

/** What is agreed, at most five seconds old: a storm of events reads it once. */
export const recentBook = /* @__PURE__ */ cached(bookNow, 5_000);

/** A book with a draft in the place of what it would replace, or beside the others. */
export const withDraft = (book: Book, draft: Omit<Agreement, 'version' | 'chain'> | undefined): Book =>
  draft
    ? {
        ...book,
        agreements: [...book.agreements.filter(({ id }) => id !== draft.id), { ...draft, version: 1 }],
      }
    : book;

/** The hours of an agreement; around the clock for one without a calendar. */
export function calendarOf(
  { calendars }: Book,
  { calendar, zone }: Pick<Agreement, 'calendar' | 'zone'>,
  requesterZone?: string,
) {
  const found = calendars.find(({ id }) => id === calendar);
  const named = zone === 'requester' ? requesterZone : undefined;
  if (!found) return named ? { ...always, timeZone: named } : always;
  return hoursOf(found, named);
}

/** Which agreements in force are about a kind of records, each with its hours. */
export const agreedFor = (book: Book, about: MeasuredKind, requesterZone?: string): Agreed[] =>
  book.agreements
    .filter(({ state, kinds }) => state === 'active' && kinds.includes(about))
    .map((terms) => ({ terms, calendar: calendarOf(book, terms, requesterZone) }));

/** The zone of whoever asked, where an agreement goes by it. */
export async function zoneFor(
  book: Book,
  about: MeasuredKind,
  requester: unknown,
): Promise<string | undefined> {
  const asked = book.agreements.some(
    ({ state, kinds, zone }) => state === 'active' && zone === 'requester' && kinds.includes(about),
  );
  return asked && typeof requester === 'string' ? (await findPerson(requester))?.timeZone : undefined;
}
