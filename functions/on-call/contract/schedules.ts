import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Finding } from '../gaps.ts';
import { scheduleRights as rights } from '../rights.ts';
import { AddSchedule, ChangeSchedule, PreviewSchedule } from '../schedule.ts';
import { OnCall, Shift, schedule, schedules, when } from './shapes.ts';

/** Schedules over HTTP: who takes turns, and what comes of it. */
export const scheduleContract = contract([
  {
    ...schedule,
    id: 'listSchedules',
    method: 'GET',
    path: schedules,
    summary: 'Schedules by name',
    query: z.strictObject(paging),
    answer: page(schedule.answer),
  },
  {
    ...schedule,
    id: 'addSchedule',
    method: 'POST',
    path: schedules,
    summary: 'Make a schedule',
    command: 'create',
    ask: AddSchedule,
    status: 201,
  },
  {
    ...schedule,
    id: 'listOnCall',
    method: 'GET',
    path: `${schedules}/on-call`,
    summary: 'Who is on call in every schedule, now or at a moment',
    query: z.strictObject({ at: when }),
    answer: page(OnCall),
  },
  {
    rights,
    id: 'previewSchedule',
    method: 'POST',
    path: `${schedules}/preview`,
    summary: 'The shifts of a schedule that is not saved; by default of the next 14 days',
    command: 'preview',
    ask: PreviewSchedule,
    answer: z.object({ items: z.array(Shift), findings: z.array(Finding) }).meta({ id: 'SchedulePreview' }),
  },
  { ...schedule, id: 'getSchedule', method: 'GET', path: `${schedules}/{id}`, summary: 'One schedule' },
  {
    ...schedule,
    id: 'changeSchedule',
    method: 'PATCH',
    path: `${schedules}/{id}`,
    summary: 'Change who takes turns, and when',
    command: 'change',
    ask: ChangeSchedule,
  },
  {
    ...schedule,
    id: 'listShifts',
    method: 'GET',
    path: `${schedules}/{id}/shifts`,
    summary: 'The shifts that touch an interval of at most 92 days; by default the next 14',
    query: z.strictObject({ from: when, to: when }),
    answer: page(Shift),
  },
  {
    ...schedule,
    id: 'listScheduleGaps',
    method: 'GET',
    path: `${schedules}/{id}/gaps`,
    summary: 'What would go wrong in an interval of at most 92 days: gaps and conflicts',
    query: z.strictObject({ from: when, to: when }),
    answer: page(Finding),
  },
]);
