import * as z from 'zod';
import { instantOf, localDate } from '../kernel/local-time.ts';
import { joined, type Stretch, within } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import { instant } from '../record/base.ts';
import { degradedIn, downsIn, lengthOf, plannedIn } from './downtime.ts';
import { type Entry, stretchOf } from './entry.ts';
import { outageTypes } from './outage.ts';

/** How a component is: the worst of what goes on, and what is planned before what is not. */
export const componentStates = ['operational', 'maintenance', 'degraded', 'down'] as const;
export const ComponentState = z.enum(componentStates);
export type ComponentState = z.infer<typeof ComponentState>;

/** How many days a status page looks back. */
export const historyDays = 90;

const milliseconds = z.number().nonnegative();

/** One day of a component: how long it was down, degraded, and away as planned, in milliseconds. */
export const StatusDay = z
  .object({
    date: z.iso.date(),
    state: ComponentState,
    down: milliseconds,
    degraded: milliseconds,
    planned: milliseconds,
  })
  .meta({ id: 'StatusDay' });
export type StatusDay = z.infer<typeof StatusDay>;

export const StatusUpdate = z
  .object({ at: instant, text: z.string(), status: z.string().optional() })
  .meta({ id: 'StatusUpdate' });

/** What everybody may know of an outage: which components, since when, and what was written for everybody. */
export const StatusEvent = z
  .object({
    type: z.enum(outageTypes),
    title: z.string(),
    components: z.array(z.string()),
    begin: instant,
    end: instant.optional(),
    updates: z.array(StatusUpdate),
  })
  .meta({ id: 'StatusEvent' });
export type StatusEvent = z.infer<typeof StatusEvent>;

/** A status page as it is read. */
export const Status = z
  .object({
    id: z.string(),
    name: z.string(),
    about: z.string().optional(),
    at: instant,
    timeZone: z.string(),
    state: ComponentState,
    subscriptions: z.boolean(),
    components: z.array(
      z.object({
        name: z.string(),
        state: ComponentState,
        /** The share of the days that are told in which it was there, between 0 and 1. */
        availability: z.number().optional(),
        days: z.array(StatusDay),
      }),
    ),
    /** What goes on, what is planned, and what was lately, the newest first. */
    events: z.array(StatusEvent),
  })
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

const order = (state: ComponentState) => componentStates.indexOf(state);

/** The worst of several states; of none, all is well. */
export const worst = (states: readonly ComponentState[]): ComponentState =>
  states.reduce((a, b) => (order(b) > order(a) ? b : a), 'operational');

/** How a component is at a moment. While something is planned, that explains whatever else there is. */
export function stateAt(entries: readonly Entry[], now: number): ComponentState {
  const going = entries.filter(({ from, until }) => from <= now && (until === undefined || until > now));
  const has = (type: Entry['type']) => going.some((entry) => entry.type === type);
  if (has('planned')) return 'maintenance';
  if (has('outage')) return 'down';
  return has('degradation') ? 'degraded' : 'operational';
}

const stateOf = ({
  down,
  degraded,
  planned,
}: Pick<StatusDay, 'down' | 'degraded' | 'planned'>): ComponentState => {
  if (down) return 'down';
  if (degraded) return 'degraded';
  return planned ? 'maintenance' : 'operational';
};

/** The last ninety days of a component by the wall clock of a zone, the oldest first, today up to now. */
export function daysOf(entries: readonly Entry[], zone: string, now: number): StatusDay[] {
  const today = localDate(zone, now);
  return Array.from({ length: historyDays }, (_, nth) => {
    const date = today - (historyDays - 1 - nth) * day;
    const span: Stretch = { from: instantOf(zone, date), until: Math.min(now, instantOf(zone, date + day)) };
    const near = entries.filter((entry) => {
      const { from, until } = stretchOf(entry, now);
      return from < span.until && until > span.from;
    });
    const times = {
      down: lengthOf(downsIn(near, span, now).flatMap(({ stretches }) => stretches)),
      degraded: lengthOf(degradedIn(near, span, now)),
      planned: lengthOf(plannedIn(near, span, now)),
    };
    return { date: new Date(date).toISOString().slice(0, 10), state: stateOf(times), ...times };
  });
}

/** The share of the days told in which a component was there; what was planned does not count against it. */
export function shareOf(entries: readonly Entry[], zone: string, now: number): number | undefined {
  const span = { from: instantOf(zone, localDate(zone, now) - (historyDays - 1) * day), until: now };
  const whole = span.until - span.from;
  if (whole <= 0) return undefined;
  const down = joined(downsIn(entries, span, now).flatMap(({ stretches }) => within(span, stretches)));
  return (whole - lengthOf(down)) / whole;
}

const words = {
  outage: 'is not available',
  degradation: 'is slower or fails now and then',
  planned: 'is under planned maintenance',
};
const many = {
  outage: 'are not available',
  degradation: 'are slower or fail now and then',
  planned: 'are under planned maintenance',
};

/** What is said of an outage to everybody: made of the names on the page, and of nothing that the desk calls it. */
export function titleOf(type: StatusEvent['type'], names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  const all =
    more > 0
      ? `${shown.join(', ')} and ${more} more`
      : [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
  return `${all} ${names.length === 1 ? words[type] : many[type]}`;
}
