import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { serviceCalendarRights as rights } from '../rights.ts';
import { AddServiceCalendar, ChangeServiceCalendar, ServiceCalendar } from '../service-calendar.ts';

export const ServiceCalendarView = ServiceCalendar.omit({ chain: true }).meta({ id: 'ServiceCalendarView' });

const all = '/v1/service-calendars';
const one = `${all}/{id}`;

/** The hours by which agreements count. */
export const serviceCalendarContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listServiceCalendars',
    path: all,
    summary: 'List calendars by name',
    query: z.strictObject(paging),
    answer: page(ServiceCalendarView),
  },
  {
    method: 'POST',
    rights,
    id: 'addServiceCalendar',
    path: all,
    summary: 'Add a calendar: hours of a week by the wall clock of a zone, and days off',
    command: 'create',
    ask: AddServiceCalendar,
    answer: ServiceCalendarView,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getServiceCalendar',
    path: one,
    summary: 'Read a calendar',
    answer: ServiceCalendarView,
  },
  {
    method: 'PATCH',
    rights,
    id: 'changeServiceCalendar',
    path: one,
    summary: 'Change a calendar: every clock that is live is computed anew',
    command: 'change',
    ask: ChangeServiceCalendar,
    answer: ServiceCalendarView,
  },
  {
    method: 'POST',
    rights,
    id: 'importHolidays',
    path: `${one}/import-holidays`,
    summary: 'Add the whole days of a calendar file (iCalendar) to its days off',
    command: 'import-holidays',
    ask: z.strictObject({ ics: z.string().min(1).max(200_000) }),
    answer: ServiceCalendarView,
  },
]);
