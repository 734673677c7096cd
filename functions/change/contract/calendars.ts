import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { knownMoment, slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { instant } from '../../record/base.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ciId } from '../change.ts';
import { AddCalendar, ChangeCalendar, ChangeChangeCalendar, Covers, purposes } from '../change-calendar.ts';
import { ChangeCheck } from '../change-check.ts';
import { ChangeWindow } from '../change-window.ts';
import { Hindrance } from '../hindrance.ts';
import { changeRights, calendarRights as rights } from '../rights.ts';
import { ChangeRow, one as oneChange } from './view.ts';

const answer = ChangeCalendar.omit({ chain: true }).meta({ id: 'ChangeCalendarView' });
const all = '/v1/change-calendars';
const one = `${all}/{id}` as const;
const seen = { method: 'GET', rights } as const;
const told = { method: 'POST', rights, answer } as const;

/** What is known of a change's time: what conflicts with it, where its window stands, and what keeps it from beginning now. */
export const ChangeTiming = z
  .object({
    check: ChangeCheck.omit({ chain: true, clocks: true }).optional(),
    window: ChangeWindow.omit({ chain: true, clocks: true }).optional(),
    hindrances: z.array(Hindrance),
    skipped: z.array(Hindrance),
  })
  .meta({ id: 'ChangeTiming' });

/** A stretch of a calendar as the schedule draws it. */
export const Closed = z
  .object({
    calendar: z.string(),
    title: z.string(),
    purpose: z.enum(purposes),
    covers: Covers,
    from: instant,
    to: instant,
  })
  .meta({ id: 'CalendarStretch' });

/** The most days that one look at the schedule spans: a month with the ends of its weeks. */
export const mostDays = 45;

export const ScheduleQuery = z.strictObject({
  from: knownMoment,
  to: knownMoment,
  team: slug.optional(),
  service: slug.optional(),
  ci: ciId.optional(),
});

/** Calendars of changes, what they make of a change, and everything that is planned, over HTTP. */
export const calendarContract = contract([
  {
    ...seen,
    id: 'listChangeCalendars',
    path: all,
    summary: 'Calendars of changes by name: maintenance, blackouts and freezes',
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { ...seen, id: 'getChangeCalendar', path: one, summary: 'Read a calendar', answer },
  {
    ...seen,
    id: 'readChangeCalendarTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed the calendar, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...told,
    id: 'addChangeCalendar',
    path: all,
    summary: 'Add a calendar; it holds at once',
    command: 'create',
    ask: AddCalendar,
    status: 201,
  },
  {
    ...told,
    method: 'PATCH',
    id: 'changeChangeCalendar',
    path: one,
    summary: 'Change a calendar; every planned change is looked at again',
    command: 'change',
    ask: ChangeChangeCalendar,
  },
  {
    ...told,
    id: 'retireChangeCalendar',
    path: `${one}/retire`,
    summary: 'Take a calendar out of use',
    command: 'retire',
    ask: nothing,
  },
  {
    ...told,
    id: 'restoreChangeCalendar',
    path: `${one}/restore`,
    summary: 'Put a retired calendar into use again',
    command: 'restore',
    ask: nothing,
  },
  {
    method: 'GET',
    rights: changeRights,
    id: 'readChangeTiming',
    path: `${oneChange}/timing`,
    summary: 'Read what conflicts with a change, when nothing would, and what keeps it from beginning now',
    answer: ChangeTiming,
  },
  {
    ...seen,
    id: 'readChangeSchedule',
    path: '/v1/changes/schedule',
    summary: 'Read what is planned within 45 days: changes, and what calendars close or open',
    query: ScheduleQuery,
    answer: z.object({
      items: z.array(ChangeRow.extend({ conflicts: z.int().nonnegative() })),
      stretches: z.array(Closed),
      /** There is more than the five hundred that are shown. */
      more: z.boolean(),
    }),
  },
]);
