const minute = 60_000;
const day = 24 * 60 * minute;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const numeric = 'numeric';
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts });
  formatters.set(zone, made);
  return made;
}

function shownAt(zone: string, instant: number): number {
  const [month = 1, date = 1, year = 0, hour = 0, minutes = 0, seconds = 0] =
    formatterOf(zone).format(instant).match(/\d+/g)?.map(Number) ?? [];
  return Date.UTC(year, month - 1, date, hour, minutes, seconds);
}

// One question looks at the same minute again and again, once for each rotation and its hours.
const offsets = new Map<string, Map<number, number>>();
const most = 5_000;

/** How far a zone's clocks are ahead of UTC. Since 1972 clocks are changed at whole minutes. */
function offsetAt(zone: string, instant: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const begin = Math.floor(instant / minute) * minute;
  const seen = known.get(begin);
  if (seen !== undefined) return seen;
  if (known.size >= most) known.clear();
  const found = shownAt(zone, begin) - begin;
  known.set(begin, found);
  return found;
}

/** What the wall clocks of a zone show at an instant, in whole seconds, as if they showed UTC (milliseconds). */
export const wallClock = (zone: string, instant: number): number =>
  Math.floor(instant / 1000) * 1000 + offsetAt(zone, instant);

/** The local calendar date of an instant, as the UTC midnight of that date (milliseconds). */
export const localDate = (zone: string, instant: number): number =>
  Math.floor(wallClock(zone, instant) / day) * day;

// The same hand-offs are asked for again and again, and each costs four looks at a wall clock.
const instants = new Map<string, Map<number, number>>();

/**
 * The instant at which the wall clocks of a zone show `local` (milliseconds, as if they showed UTC). A time that the
 * clocks skip becomes the first instant after the gap; of a time that they show twice, the first one counts.
 */
export function instantOf(zone: string, local: number): number {
  const known = instants.get(zone) ?? new Map<number, number>();
  instants.set(zone, known);
  const seen = known.get(local);
  if (seen !== undefined) return seen;
  if (known.size >= most) known.clear();
  const found = computed(zone, local);
  known.set(local, found);
  return found;
}

function computed(zone: string, local: number): number {
  const before = offsetAt(zone, local - day);
  const after = offsetAt(zone, local + day);
  const shown = [local - before, local - after].filter((instant) => wallClock(zone, instant) === local);
  if (shown.length) return Math.min(...shown);
  return firstAfterGap(
    zone,
    Math.min(local - before, local - after),
    Math.max(local - before, local - after),
  );
}

/** The offset of `until` starts to apply somewhere after `from`: halving finds the millisecond. */
function firstAfterGap(zone: string, from: number, until: number): number {
  const changed = offsetAt(zone, until);
  let [low, high] = [from, until];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === changed) high = middle;
    else low = middle;
  }
  return high;
}
