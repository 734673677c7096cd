import { invalid } from '../kernel/refusal.ts';
import { veil } from '../kernel/rights.ts';
import { iso, meet, stretch } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import { findPerson } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { hindrancesNow } from './beginning.ts';
import { allCalendars, changeCalendars, changeChecks, changeWindows } from './calendar-keep.ts';
import { addCalendar, changeCalendar, laidOut, switchCalendar } from './change-calendar.ts';
import { plannedSpan } from './change-check.ts';
import { type calendarContract, mostDays } from './contract/calendars.ts';
import { plannedIn } from './planned-in.ts';
import { changeRights } from './rights.ts';
import { visible } from './visible.ts';

const utc = (moment: string) => new Date(moment).toISOString();

/** A record without what is nobody's business on the wire. */
function shown<T extends { chain?: string | undefined; clocks?: unknown }>(record: T | undefined) {
  if (!record) return undefined;
  const { clocks: _, ...rest } = publicly(record);
  return rest;
}

/** Calendars, and what they make of changes. */
export const serveCalendars: Handlers<typeof calendarContract> = {
  listChangeCalendars: async (call) => {
    const page = await collectionPage(changeCalendars, call.query.limit, await placeOf(call));
    return pageOf(call, page.items.map(publicly), page.after);
  },
  getChangeCalendar: async (call) => show(call, await changeCalendars.get(call.id)),
  readChangeCalendarTimeline: async (call) => {
    const { id } = await changeCalendars.get(call.id);
    const place = await placeOf(call);
    const found = await eventRows('change', `change-calendar#${id}`, call.query.limit, place);
    return pageOf(call, found.rows.map(toEntry), found.after);
  },
  addChangeCalendar: (call) => commit(call, changeCalendars, addCalendar(call.ask, call.actor, call.at)),
  changeChangeCalendar: async (call) => {
    const before = await changeCalendars.get(call.id);
    return commit(call, changeCalendars, changeCalendar(before, call.ask, call.actor, call.at));
  },
  retireChangeCalendar: async (call) => {
    const before = await changeCalendars.get(call.id);
    return commit(call, changeCalendars, switchCalendar(before, 'retire', call.actor, call.at));
  },
  restoreChangeCalendar: async (call) => {
    const before = await changeCalendars.get(call.id);
    return commit(call, changeCalendars, switchCalendar(before, 'restore', call.actor, call.at));
  },
  readChangeTiming: async (call) => {
    const change = await visible(call);
    const [check, window, now] = await Promise.all([
      changeChecks.find(change.id),
      changeWindows.find(change.id),
      hindrancesNow(change, call.at),
    ]);
    return { status: 200, body: { check: shown(check), window: shown(window), ...now } };
  },
  readChangeSchedule: async (call) => {
    const { from, to, ...about } = call.query;
    const within = stretch({ from: utc(from), to: utc(to) });
    if (within.until <= within.from) throw invalid('?to', 'is not after the beginning');
    if (within.until - within.from > mostDays * day)
      throw invalid('?to', `is more than ${mostDays} days after the beginning`);
    const [person, calendars, planned] = await Promise.all([
      findPerson(call.actor.id),
      allCalendars(),
      plannedIn(within, about),
    ]);
    const laid = laidOut(calendars, person?.timeZone ?? 'UTC', within);
    const stretches = laid.flatMap(({ id, stretches: all, ...rest }) =>
      all.map((one) => ({ calendar: id, ...rest, from: iso(one.from), to: iso(one.until) })),
    );
    const checks = await changeChecks.all(planned.changes.map(({ id }) => id));
    const found = new Map(checks.map(({ id, conflicts }) => [id, conflicts.length]));
    const items = planned.changes.map((change) => ({
      ...veil(changeRights, call.actor, publicly(change)),
      conflicts: plannedSpan(change) ? (found.get(change.id) ?? 0) : 0,
    }));
    const touching = stretches.filter((one) => meet(stretch(one), within));
    return { status: 200, body: { items, stretches: touching, more: planned.more } };
  },
};
