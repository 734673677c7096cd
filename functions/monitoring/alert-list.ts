import type * as z from 'zod';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { type IndexQuery, queryIndex, queryPage, type Row } from '../runtime/listing.ts';
import { type Alert, goesOn } from './alert.ts';
import type { AlertQuery } from './contract/alerts.ts';
import { alerts } from './keep.ts';
import { signalDay, signalKey } from './unheard-of.ts';

type Query = z.output<typeof AlertQuery>;
type Page = { readonly items: Alert[]; readonly after?: string };

const practice = 'monitoring';
/** Pages that one call reads at most, when few of the alerts on them fit: then it answers with less, and where to go on. */
const mostPages = 8;
const idOf = (row: Row) => String(row.pk).split('#').slice(1).join('#');

function fits(alert: Alert, { state, service, source, integration, team }: Query): boolean {
  const asked =
    state === undefined ||
    ((state === 'cleared' ? alert.state === 'cleared' && !alert.flapping : goesOn(alert)) &&
      (state !== 'held' || alert.held !== undefined) &&
      (state !== 'flapping' || alert.flapping !== undefined));
  const about =
    (team === undefined || alert.team === team) && (service === undefined || alert.service === service);
  const from =
    (source === undefined || alert.source === source) &&
    (integration === undefined || alert.integration === integration);
  return asked && about && from;
}

/** Partitions of what goes on in these teams, or of everything that is about a service. */
async function scansOf({ team, service, limit }: Query): Promise<IndexQuery[]> {
  if (service)
    return [{ practice, index: 'subject', partition: `alert#${service}`, limit, descending: true }];
  const teams = team ? [team] : await teamIds();
  const partitions = teams.flatMap((id) => queuePartitions('alert', id));
  return partitions.map((partition) => ({ practice, index: 'open', partition, limit }));
}

/** The alerts of these rows that fit, and where the page ends: behind the row at which it is full. */
async function gather(rows: readonly Row[], query: Query, sort: string, enough: number) {
  const found = new Map((await alerts.all(rows.map(idOf))).map((alert) => [alert.id, alert]));
  const items: Alert[] = [];
  for (const row of rows) {
    const alert = found.get(idOf(row));
    if (alert && fits(alert, query)) items.push(alert);
    if (items.length === enough) return { items, last: String(row[sort]) };
  }
  return { items, last: undefined };
}

async function standing(query: Query, after?: string): Promise<Page> {
  const scans = await scansOf(query);
  const sort = `${scans[0]?.index ?? 'open'}Sk`;
  const items: Alert[] = [];
  let place = after;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await queryPage(
      scans.map((scan) => ({ ...scan, after: place })),
      query.limit,
    );
    const got = await gather(page.rows, query, sort, query.limit - items.length);
    items.push(...got.items);
    const more =
      page.after !== undefined || (got.last !== undefined && got.last !== page.rows.at(-1)?.[sort]);
    place = got.last ?? page.after;
    if (!more) return { items };
    if (items.length === query.limit) break;
  }
  return { items, ...(place && { after: place }) };
}

const before = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** What was cleared lately, the newest first, by the days on which signals were received; each by its newest signal alone. */
async function cleared(query: Query, now: string, after?: string): Promise<Page> {
  const oldest = new Date(Date.parse(now) - (query.days - 1) * 86_400_000).toISOString().slice(0, 10);
  const items: Alert[] = [];
  let day = (after ?? now).slice(0, 10);
  let place = after;
  for (let pages = 0; pages < mostPages && day >= oldest; pages++) {
    const scan = { practice, index: 'person' as const, partition: signalDay(day), limit: 100 };
    const rows = await queryIndex({ ...scan, descending: true, after: place });
    const ends = rows.filter(({ sk }) => String(sk).endsWith('#cleared'));
    const found = await alerts.all([...new Set(ends.map(idOf))]);
    const newest = new Map(
      found.map((alert) => [alert.id, signalKey({ at: alert.changedAt, state: alert.state })]),
    );
    const own = ends.filter((row) => newest.get(idOf(row)) === row.sk);
    const byId = new Map(found.map((alert) => [alert.id, alert]));
    for (const row of own) {
      const alert = byId.get(idOf(row));
      if (alert && fits(alert, query)) items.push(alert);
      if (items.length === query.limit) return { items, after: String(row.personSk) };
    }
    if (rows.length === 100) place = String(rows.at(-1)?.personSk);
    else {
      day = before(day);
      place = undefined;
    }
  }
  if (day < oldest) return { items };
  return { items, after: place ?? `${day}T99` };
}

/** A page of alerts as the query asks for them. */
export const listAlerts = (query: Query, now: string, after?: string): Promise<Page> =>
  query.state === 'cleared' && !query.service ? cleared(query, now, after) : standing(query, after);
