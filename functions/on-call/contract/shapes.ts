import * as z from 'zod';
import { knownMoment } from '../../kernel/text.ts';
import { instant } from '../../record/base.ts';
import { scheduleRights } from '../rights.ts';
import { Schedule } from '../schedule.ts';

/** A moment that a query may name. */
export const when = knownMoment.optional();

export const Shift = z
  .object({ person: z.string(), from: instant, to: instant, override: z.boolean() })
  .meta({ id: 'Shift' });

/** A shift with the schedule that it is of. */
export const OwnShift = Shift.extend({ schedule: z.string(), title: z.string() }).meta({ id: 'OwnShift' });

export const OnCall = z
  .object({
    schedule: z.string(),
    title: z.string(),
    team: z.string(),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    until: instant.optional(),
  })
  .meta({ id: 'OnCall' });

export const schedules = '/v1/schedules';

/** What operations on schedules share. */
export const schedule = {
  rights: scheduleRights,
  answer: Schedule.omit({ chain: true, warned: true }).meta({ id: 'SeenSchedule' }),
};
