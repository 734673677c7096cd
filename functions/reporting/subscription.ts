import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instantOf, localDate } from '../kernel/local-time.ts';
import { iso } from '../kernel/span.ts';
import { slug, timeZone } from '../kernel/text.ts';
import { day, weekdayOf } from '../kernel/time-of-day.ts';
import { recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { Notice } from '../record/notice.ts';

/** Whether a team is told every Monday morning what its last week came to. There is one for each team, with its id. */
export const ReportSubscription = z
  .object({
    ...recordFields,
    kind: z.literal('report-subscription'),
    state: z.enum(['on', 'off']),
    team: z.string(),
    /** By whose Monday. */
    zone: timeZone,
    /** The Monday of the last week that was told. */
    told: z.string().optional(),
  })
  .meta({ id: 'ReportSubscription' });
export type ReportSubscription = z.infer<typeof ReportSubscription>;

export const Subscribe = z.strictObject({ team: slug, zone: timeZone.optional() });
export const ChangeSubscription = z.strictObject({ state: z.enum(['on', 'off']), zone: timeZone }).partial();

const morning = 8 * 3_600_000;

/** The first Monday at eight in the morning after a moment, by the wall clock of a zone. */
export function nextMonday(after: string, zone: string): string {
  const midnight = localDate(zone, Date.parse(after));
  const monday = midnight - (weekdayOf(midnight) - 1) * day;
  const found = [monday, monday + 7 * day]
    .map((date) => instantOf(zone, date + morning))
    .find((instant) => instant > Date.parse(after));
  return iso(found ?? Date.parse(after));
}

type Kept = Omit<ReportSubscription, 'version' | 'chain' | 'clocks'>;

const armed = (before: ReportSubscription | undefined, next: Kept, at: string) => ({
  ...next,
  clocks: wind(before?.clocks, 'weekly', next.state === 'on' ? nextMonday(at, next.zone) : undefined),
});

/** A team is told from next Monday on. */
export function subscribe(
  { team, zone }: { team: string; zone: string },
  by: Actor,
  at: string,
): Decision<ReportSubscription> {
  const next = { id: team, kind: 'report-subscription', state: 'on', title: team, team, zone } as const;
  const event = { type: 'report-subscription.created', by: by.id, at };
  return decide<ReportSubscription>(undefined, armed(undefined, next, at), event);
}

/** Ends it, begins it again, or goes by another zone. */
export function changeSubscription(
  before: ReportSubscription,
  ask: z.infer<typeof ChangeSubscription>,
  by: Actor,
  at: string,
): Decision<ReportSubscription> {
  const { clocks: _, ...rest } = before;
  const next = { ...rest, state: ask.state ?? before.state, zone: ask.zone ?? before.zone };
  const event = { type: 'report-subscription.changed', by: by.id, at };
  return decide<ReportSubscription>(before, armed(before, next, at), event);
}

/** Tells a team of one week, once: the clock that struck is wound for the next one. @param week its Monday */
export function tellWeek(
  before: ReportSubscription,
  week: string,
  notice: Omit<Notice, 'to' | 'topic'>,
  by: Actor,
  due: string,
): Decision<ReportSubscription> {
  const { clocks: _, ...rest } = before;
  const notices = [{ ...notice, to: [`team:${before.team}`], topic: 'weekly-report' }];
  const event = { type: 'report-subscription.told', by: by.id, at: due, notices };
  return decide<ReportSubscription>(before, armed(before, { ...rest, told: week }, due), event);
}
