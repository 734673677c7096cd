import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Hours } from '../kernel/hours.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug, timeZone } from '../kernel/text.ts';
import type { WorkingCalendar } from '../kernel/working-time.ts';
import { recordFields } from '../record/base.ts';

/** A day on which nobody works. */
export const Holiday = z.strictObject({ date: z.iso.date(), name: line(120).optional() });
export type Holiday = z.infer<typeof Holiday>;

const fields = {
  name: line(120),
  timeZone,
  /** Several segments a day if need be; with none at all it is around the clock. */
  hours: z.array(Hours).max(50),
  holidays: z.array(Holiday).max(1_000),
};

/** When a service is worked on: the hours by which agreements count. */
export const ServiceCalendar = z
  .object({ ...recordFields, kind: z.literal('service-calendar'), state: z.enum(['active']), ...fields })
  .meta({ id: 'ServiceCalendar' });
export type ServiceCalendar = z.infer<typeof ServiceCalendar>;

export const AddServiceCalendar = z.strictObject({
  id: slug.optional(),
  ...fields,
  holidays: fields.holidays.optional(),
});
export const ChangeServiceCalendar = z.strictObject(fields).partial();

type Fields = Omit<ServiceCalendar, 'version' | 'chain'>;
const deed = (type: string, { id }: Actor, at: string) => ({ type: `service-calendar.${type}`, by: id, at });

/** Each day once, in order. @throws {Refusal} `validation` for more than a thousand */
function inOrder(holidays: readonly Holiday[]): Holiday[] {
  const byDate = new Map(holidays.map((one) => [one.date, one]));
  if (byDate.size > 1_000) throw invalid('/holidays', 'are more than 1,000 days');
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Hours that agreements can count by. */
export function addCalendar(
  { id, holidays = [], ...ask }: z.infer<typeof AddServiceCalendar>,
  by: Actor,
  at: string,
): Decision<ServiceCalendar> {
  const named = {
    id: chosenId(id, ask.name),
    kind: 'service-calendar',
    state: 'active',
    title: ask.name,
  } as const;
  const next: Fields = { ...ask, ...named, holidays: inOrder(holidays) };
  return decide<ServiceCalendar>(undefined, next, deed('added', by, at));
}

/** Changes hours or days off: what counts by them is computed anew, what was missed before included. */
export function changeCalendar(
  before: ServiceCalendar,
  ask: z.infer<typeof ChangeServiceCalendar>,
  by: Actor,
  at: string,
): Decision<ServiceCalendar> {
  const next = { ...before, ...ask };
  const holidays = inOrder(next.holidays);
  return decide<ServiceCalendar>(before, { ...next, holidays, title: next.name }, deed('changed', by, at));
}

/** Adds days off to those that are there; undefined when all of them are. */
export function addHolidays(
  before: ServiceCalendar,
  found: readonly Holiday[],
  by: Actor,
  at: string,
): Decision<ServiceCalendar> | undefined {
  const holidays = inOrder([...before.holidays, ...found]);
  if (JSON.stringify(holidays) === JSON.stringify(before.holidays)) return undefined;
  return decide<ServiceCalendar>(before, { ...before, holidays }, deed('holidays-added', by, at));
}

/** The hours of a calendar, by the wall clock of its own zone or of another one. */
export const hoursOf = (
  { timeZone: zone, hours, holidays }: Pick<ServiceCalendar, 'timeZone' | 'hours' | 'holidays'>,
  inZone: string = zone,
): WorkingCalendar => ({ timeZone: inZone, hours, holidays: holidays.map(({ date }) => date) });
