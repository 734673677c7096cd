import type { Service } from '../configuration/read.ts';
import { always, type WorkingCalendar } from '../kernel/working-time.ts';
import { hoursBy } from '../service-level/read.ts';
import type { Budget } from './budget.ts';
import type { Commitment } from './commitment.ts';
import { entriesAbout } from './entries.ts';
import type { PeriodName } from './period.ts';
import {
  type AvailabilityReport,
  downNow,
  earliestOf,
  type Measured,
  monthlyBudget,
  reportOf,
} from './report.ts';
import { commitments } from './stored.ts';

/** What is promised of a service at this moment; undefined when nothing is. */
export async function promiseOf(service: string): Promise<Commitment | undefined> {
  const found = await commitments.find(service);
  return found?.state === 'active' ? found : undefined;
}

type Promised = { readonly percent: number; readonly calendar?: string | undefined };

async function measured(
  { id, title }: Pick<Service, 'id' | 'title'>,
  offering: { readonly id: string; readonly name: string } | undefined,
  promised: Promised | undefined,
  hours: ReadonlyMap<string, WorkingCalendar>,
  from: number,
): Promise<Measured> {
  const calendar = promised?.calendar;
  return {
    id: offering?.id ?? id,
    name: offering?.name ?? title,
    entries: await entriesAbout(id, offering?.id, from),
    hours: (calendar && hours.get(calendar)) || always,
    // Percent as people write them, without what binary fractions make of the difference.
    ...(promised && { target: Number((promised.percent / 100).toFixed(10)) }),
  };
}

/** The hours of everything that is promised. */
const hoursFor = (promise: Commitment | undefined) =>
  hoursBy(
    [promise?.calendar, ...(promise?.offerings ?? []).map(({ calendar }) => calendar)].filter(
      (id) => id !== undefined,
    ),
  );

/** The report of a service at a moment. @param series whether the periods before are told, too */
export async function availabilityOf(
  service: Service,
  name: PeriodName,
  now: number,
  series: boolean,
): Promise<AvailabilityReport> {
  const promise = await promiseOf(service.id);
  const zone = promise?.timeZone ?? 'UTC';
  const hours = await hoursFor(promise);
  const from = earliestOf(name, zone, now, series);
  const whole = await measured(service, undefined, promise, hours, from);
  const levels = await Promise.all(
    (service.offerings ?? []).map((offering) => {
      const own = promise?.offerings.find((one) => one.offering === offering.id);
      return measured(service, offering, own ?? promise, hours, from);
    }),
  );
  return reportOf(name, zone, whole, levels, now, series);
}

/** The error budget of a service as it is at a moment, and whether it is down; no budget where nothing is promised. */
export async function budgetOf(
  service: string,
  title: string,
  now: number,
): Promise<{ budget: Budget | undefined; down: boolean }> {
  const promise = await promiseOf(service);
  if (!promise) return { budget: undefined, down: false };
  const zone = promise.timeZone;
  const from = earliestOf('monthly', zone, now, false);
  const whole = await measured({ id: service, title }, undefined, promise, await hoursFor(promise), from);
  return { budget: monthlyBudget(whole, zone, now), down: downNow(whole.entries, now).length > 0 };
}
