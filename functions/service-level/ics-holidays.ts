import { invalid } from '../kernel/refusal.ts';
import { readableLine } from '../kernel/text.ts';
import { day } from '../kernel/time-of-day.ts';
import type { Holiday } from './service-calendar.ts';

/** Years for which what comes back every year is written out, from the year of its first day or of the import. */
const yearsAhead = 10;
/** Nobody has a longer holiday than that in one entry. */
const longest = 60;

type Entry = Readonly<Record<string, { readonly params: string; readonly value: string }>>;

/** Long lines of a calendar file go on in the next one, behind a space (RFC 5545, 3.1). */
const unfolded = (file: string): string[] => file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);

const unescaped = (value: string): string =>
  readableLine(value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1'));

function entriesOf(file: string): Entry[] {
  const entries: Entry[] = [];
  let entry: Record<string, { params: string; value: string }> | undefined;
  for (const text of unfolded(file)) {
    const [, name = '', params = '', value = ''] =
      /^([\w-]+)((?:;[^:"]*(?:"[^"]*")?)*):(.*)$/.exec(text) ?? [];
    if (name === 'BEGIN' && value === 'VEVENT') entry = {};
    else if (name === 'END' && value === 'VEVENT' && entry) {
      entries.push(entry);
      entry = undefined;
    } else if (entry && name) entry[name.toUpperCase()] = { params, value };
  }
  return entries;
}

/** The UTC midnight of a date such as `20261225`; undefined for one that does not exist. */
function dateOf(value = ''): number | undefined {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})/.exec(value) ?? [];
  const midnight = Date.parse(`${year}-${month}-${date}T00:00:00Z`);
  return new Date(midnight).getUTCDate() === Number(date) ? midnight : undefined;
}

/** The day after the last one: as the entry says, or else one day long. */
function endOf(entry: Entry, from: number): number {
  const end = dateOf(entry.DTEND?.value);
  const days = Number(/^P(\d+)D$/.exec(entry.DURATION?.value ?? '')?.[1] ?? 1);
  return Math.min(end !== undefined && end > from ? end : from + days * day, from + longest * day);
}

/** The first days of an entry: its own, and what it is in the years to come when it comes back every year on its date. */
function timesOf(entry: Entry, from: number, year: number): number[] {
  const rule = entry.RRULE?.value ?? '';
  if (!/(^|;)FREQ=YEARLY(;|$)/.test(rule) || /(^|;)BY(DAY|SETPOS|WEEKNO|YEARDAY)=/.test(rule)) return [from];
  const until = dateOf(/(?:^|;)UNTIL=(\d{8})/.exec(rule)?.[1]) ?? Number.POSITIVE_INFINITY;
  const count = Number(/(?:^|;)COUNT=(\d+)/.exec(rule)?.[1] ?? Number.POSITIVE_INFINITY);
  const first = new Date(from);
  const years = Math.max(year, first.getUTCFullYear()) + yearsAhead - first.getUTCFullYear();
  return Array.from({ length: Math.min(years + 1, count) }, (_, n) => {
    const at = new Date(from);
    at.setUTCFullYear(first.getUTCFullYear() + n);
    return at.getUTCDate() === first.getUTCDate() ? at.getTime() : Number.NaN;
  }).filter((at) => at <= until);
}

/**
 * The whole days of a calendar file (iCalendar, RFC 5545) as days off. What comes back every year on its date is written out for ten
 * years; entries that begin at a time of day are appointments, and left out.
 *
 * @param year the one it is now
 * @throws {Refusal} `validation` for what is no calendar, or has no whole day in it
 */
export function holidaysIn(file: string, year: number): Holiday[] {
  if (!/^\s*BEGIN:VCALENDAR/i.test(file)) throw invalid('/ics', 'is not a calendar file (iCalendar)');
  const found = entriesOf(file).flatMap((entry) => {
    const { DTSTART, SUMMARY, STATUS } = entry;
    const from = dateOf(DTSTART?.value);
    if (from === undefined || /T\d/.test(DTSTART?.value ?? '') || STATUS?.value === 'CANCELLED') return [];
    const name = unescaped(SUMMARY?.value ?? '').slice(0, 120);
    const length = endOf(entry, from) - from;
    return timesOf(entry, from, year).flatMap((begin) =>
      Array.from({ length: length / day }, (_, n) => ({
        date: new Date(begin + n * day).toISOString().slice(0, 10),
        ...(name && { name }),
      })),
    );
  });
  if (!found.length) throw invalid('/ics', 'has no whole day in it');
  return found;
}
