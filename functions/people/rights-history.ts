import { invalid } from '../kernel/refusal.ts';
import { rowsBelow } from '../runtime/history.ts';
import { monthKey, monthsBetween, RightsChange, type RightsChangeQuery } from './rights-change.ts';

const day = 24 * 3600_000;
/** How far back one looks without saying when, and how far at most in one question. */
const usual = 90 * day;
const longest = 3 * 366 * day;
/** Rows that one answer looks at, so that a question about one person stays quick at a large desk. */
const mostRead = 1000;

const startOf = (at: string): number => Date.parse(at);
const endOf = (at: string): number => Date.parse(at) + (at.length === 10 ? day : 0);

function interval({ from, to }: RightsChangeQuery, now: string) {
  const end = to ? endOf(to) : Date.parse(now) + 1;
  const start = from ? startOf(from) : end - usual;
  if (start >= end) throw invalid('?to', 'is not after from');
  if (end - start > longest) throw invalid('?from', 'is more than three years before to');
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

/**
 * A page of changes of rights, newest first, month by month. A page may be shorter than asked for and still have more after
 * it, when most of what was looked at is about others.
 *
 * @param after where the page before ended: the row's sort key, which says its month, too
 * @throws {Refusal} `validation` for an interval that is empty or longer than three years
 */
export async function rightsChanges(query: RightsChangeQuery, now: string, after?: string) {
  const { start, end } = interval(query, now);
  const { limit, person, by, mapping } = query;
  const about = mapping ?? person;
  const kind = mapping === undefined ? 'person' : 'group-mapping';
  const fits = (change: RightsChange) =>
    (about === undefined || (change.of.id === about && change.of.kind === kind)) &&
    (by === undefined || change.by === by);
  const items: RightsChange[] = [];
  const last = after ?? `change#${end}`;
  let read = 0;
  let place: string | undefined = last;
  for (const month of monthsBetween(start, last.slice('change#'.length))) {
    do {
      const wanted = Math.min(100, limit - items.length + 25);
      const page = await rowsBelow('people', monthKey(month), 'change#', wanted, place, true);
      read += page.rows.length;
      for (const row of page.rows) {
        place = String(row.sk);
        if (place < `change#${start}`) return { items };
        const change = RightsChange.parse(row);
        if (fits(change)) items.push(change);
        if (items.length === limit) return { items, after: place };
      }
      if (read >= mostRead && place) return { items, after: place };
      place = page.after;
    } while (place);
  }
  return { items };
}
