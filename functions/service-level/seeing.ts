import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { always, type WorkingCalendar } from '../kernel/working-time.ts';
import { publicly } from '../record/base.ts';
import { serviceLevels } from './keep.ts';
import { type ClockReading, readingOf } from './reading.ts';
import { serviceLevelRights } from './rights.ts';
import type { ServiceLevel } from './service-level.ts';
import { type Book, calendarOf } from './terms.ts';

/** The hours by which a clock of a record goes. */
export function calendarFor(
  book: Book,
  { agreement }: { readonly agreement: string },
  zone?: string,
): WorkingCalendar {
  const terms = book.agreements.find(({ id }) => id === agreement);
  return terms ? calendarOf(book, terms, zone) : always;
}

const readsAll = (actor: Actor) => reach(serviceLevelRights, actor) === 'all';

/** Who asked is shown what was promised to them, and does not see how it is kept behind it. */
const shownTo = (actor: Actor, levels: readonly ClockReading[]) =>
  readsAll(actor) ? levels : levels.filter(({ type, state }) => type === 'sla' && state !== 'dropped');

/** A record's service levels as somebody reads them at a moment. */
export function seen(level: ServiceLevel, book: Book, actor: Actor, at: string) {
  const now = Date.parse(at);
  const { levels, clocks, counted: _, ...rest } = publicly(level);
  const read = levels.map((clock) => readingOf(clock, calendarFor(book, clock, level.zone), now));
  return { ...rest, levels: shownTo(actor, read), ...(readsAll(actor) && clocks && { clocks }) };
}

/** Whether somebody may know what is agreed about a record: who asked, about their own. */
export const maySee = ({ requester }: Pick<ServiceLevel, 'requester'>, actor: Actor): boolean =>
  readsAll(actor) || requester === actor.id;

/** The service levels of a record, if the caller may see them. @throws {Refusal} `not-found` */
export async function visible(id: string, actor: Actor): Promise<ServiceLevel> {
  const level = await serviceLevels.find(id);
  if (level && maySee(level, actor)) return level;
  throw new Refusal('not-found', `Nothing is agreed about ${id.slice(0, 40)}.`);
}
