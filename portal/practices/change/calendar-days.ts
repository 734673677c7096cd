/** How much of the calendar is looked at. */
export type View = 'month' | 'week';
export const views: readonly View[] = ['month', 'week'];

/** A day of the reader's: its local midnight, and the one after it. */
export type Day = { readonly from: number; readonly to: number };

const midnight = (at: number): Date => {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day;
};

/** So many days after a local midnight; days may have 23 or 25 hours. */
export function daysLater(from: number, days: number): number {
  const day = midnight(from);
  day.setDate(day.getDate() + days);
  return day.getTime();
}

const monday = (at: number): number => daysLater(at, -((new Date(at).getDay() + 6) % 7));

/** The days that are shown around a moment: a week from Monday, or the whole weeks that a month touches. */
export function daysOf(view: View, at: number): Day[] {
  const first = midnight(at);
  if (view === 'month') first.setDate(1);
  const begin = monday(first.getTime());
  const after = new Date(first);
  after.setMonth(after.getMonth() + 1);
  const days: Day[] = [];
  for (let from = begin; ; ) {
    const to = daysLater(from, 1);
    days.push({ from, to });
    from = to;
    if (days.length % 7 === 0 && (view === 'week' || from >= after.getTime())) return days;
  }
}

/** The moment to look at one week or month before or after. */
export function turned(view: View, at: number, by: 1 | -1): number {
  if (view === 'week') return daysLater(at, by * 7);
  const day = midnight(at);
  day.setDate(1);
  day.setMonth(day.getMonth() + by);
  return day.getTime();
}

/** A local day as a text for addresses. */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The local midnight of such a text; undefined for what is none. */
export function dayOf(text: string | null): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '') ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : undefined;
}

/** What touches a day, of what has a beginning and an end. */
export const onDay = <T extends { from: string; to: string }>(all: readonly T[], { from, to }: Day): T[] =>
  all.filter((one) => Date.parse(one.from) < to && Date.parse(one.to) > from);
