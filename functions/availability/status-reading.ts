import { stakeholderUpdatesOf } from '../incident/read.ts';
import { localDate } from '../kernel/local-time.ts';
import { day } from '../kernel/time-of-day.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { entriesAbout } from './entries.ts';
import type { Entry } from './entry.ts';
import type { Outage } from './outage.ts';
import {
  daysOf,
  historyDays,
  type Status,
  type StatusEvent,
  shareOf,
  stateAt,
  titleOf,
  worst,
} from './status.ts';
import { type StatusPage, shows } from './status-page.ts';
import { stored } from './stored.ts';

const atOnce = 8;
const recently = 7 * day;
const mostEvents = 50;
const mostUpdates = 20;

/** Updates of an outage that everybody may read: what was written for it, and, if the page says so, for stakeholders of its incidents. */
async function updatesOf(outage: Outage, page: StatusPage): Promise<StatusEvent['updates']> {
  const own = (outage.updates ?? []).map(({ at, text }) => ({ at, text }));
  const incidents = page.stakeholderUpdates ? outage.incidents.slice(0, 5) : [];
  const told = await Promise.all(incidents.map((id) => stakeholderUpdatesOf(id, mostUpdates)));
  const theirs = told
    .flat()
    .flatMap(({ at, text, status }) =>
      typeof text === 'string' ? [{ at: String(at), text, status: String(status) }] : [],
    );
  return [...own, ...theirs].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostUpdates);
}

async function eventOf(outage: Outage, page: StatusPage): Promise<StatusEvent> {
  const components = shows(page, outage).map(({ name }) => name);
  const { type, begin, end } = outage;
  const updates = await updatesOf(outage, page);
  return { type, title: titleOf(type, components), components, begin, ...(end && { end }), updates };
}

/** The outages of entries that go on, are to come, or ended lately. */
async function told(entries: readonly Entry[], now: number): Promise<Outage[]> {
  const near = entries.filter(({ until }) => until === undefined || until > now - recently);
  const latest = near.toSorted((a, b) => b.from - a.from).slice(0, mostEvents);
  const found = await stored.all([...new Set(latest.map(({ id }) => id))]);
  return found.filter(({ state }) => state !== 'canceled').sort((a, b) => (a.begin < b.begin ? 1 : -1));
}

/** How a status page stands at a moment. Nothing of it is the desk's own words but what was written for whoever reads it. */
export async function statusOf(page: StatusPage, now: number): Promise<Status> {
  const { id, name, about, timeZone, subscriptions, components } = page;
  const from = localDate(timeZone, now) - (historyDays + 1) * day;
  const entries = await someAtOnce(components, atOnce, ({ service, offering }) =>
    entriesAbout(service, offering, from),
  );
  const shown = components.map((component, nth) => {
    const own = entries[nth] ?? [];
    const availability = shareOf(own, timeZone, now);
    return {
      ...{ name: component.name, state: stateAt(own, now), days: daysOf(own, timeZone, now) },
      ...(availability !== undefined && { availability }),
    };
  });
  const outages = await told([...new Map(entries.flat().map((entry) => [entry.id, entry])).values()], now);
  return {
    ...{ id, name, timeZone, subscriptions, ...(about && { about }) },
    at: new Date(now).toISOString(),
    state: worst(shown.map(({ state }) => state)),
    components: shown,
    events: await someAtOnce(outages, atOnce, (outage) => eventOf(outage, page)),
  };
}
