import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { serviceCalendarContract } from './contract/calendars.ts';
import { holidaysIn } from './ics-holidays.ts';
import { serviceCalendars } from './keep.ts';
import { addCalendar, addHolidays, changeCalendar } from './service-calendar.ts';

/** The hours by which agreements count. */
export const serveCalendars: Handlers<typeof serviceCalendarContract> = {
  listServiceCalendars: async (call) => {
    const { items, after } = await collectionPage(serviceCalendars, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addServiceCalendar: async (call) =>
    commit(call, serviceCalendars, addCalendar(call.ask, call.actor, call.at)),
  getServiceCalendar: async (call) => show(call, await serviceCalendars.get(call.id)),
  changeServiceCalendar: async (call) => {
    const before = await serviceCalendars.get(call.id);
    return commit(call, serviceCalendars, changeCalendar(before, call.ask, call.actor, call.at));
  },
  importHolidays: async (call) => {
    const before = await serviceCalendars.get(call.id);
    const found = holidaysIn(call.ask.ics, Number(call.at.slice(0, 4)));
    const decision = addHolidays(before, found, call.actor, call.at);
    return decision ? commit(call, serviceCalendars, decision) : show(call, before);
  },
};
